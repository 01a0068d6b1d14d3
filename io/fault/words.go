package fault

// The codes. Scripts see them; they do not change.
const (
	Unreadable   Code = "unreadable"
	Empty        Code = "empty"
	Encrypted    Code = "encrypted"
	Unsupported  Code = "unsupported"
	Truncated    Code = "truncated"
	BadCRC       Code = "bad_crc"
	BadZip       Code = "bad_zip"
	BadXML       Code = "bad_xml"
	BadOrder     Code = "bad_order"
	BadString    Code = "bad_shared_string"
	BadRow       Code = "bad_row"
	BadColumn    Code = "bad_column"
	BadCell      Code = "bad_cell"
	MissingPart  Code = "missing_part"
	Limit        Code = "limit"
	BadText      Code = "bad_text"
	BadQuote     Code = "bad_quote"
	Unrecognised Code = "unrecognised"
	NoRoll       Code = "no_roll"
	SameFile     Code = "same_file"
	HeaderTwice  Code = "header_twice"
	SecondHeader Code = "second_header"
	NoFiles      Code = "no_files"
	BadMapping   Code = "bad_mapping"
	NoAnswers    Code = "no_answers"
)

type text struct{ zh, en, zhHint, enHint string }

func (t text) in(lang string) (message, hint string) {
	if lang == "en" {
		return t.en, t.enHint
	}
	return t.zh, t.zhHint
}

// The words of each code: {found} and {want} are filled in.
var words = map[Code]text{
	Unreadable:   {"文件无法读取：{found}", "cannot be read: {found}", "请确认文件存在、未被其他程序独占", "check that the file exists and no other program holds it"},
	Empty:        {"文件是空的", "the file is empty", "可能未传输完，请重新导出或拷贝", "it may not have been copied whole; export or copy it again"},
	Encrypted:    {"工作簿设有打开密码{found}", "the workbook is protected by a password{found}", "请用 --password-file 给出密码文件，或在 Excel、WPS 中取消密码后再试", "name a file that holds the password with --password-file, or take it off in Excel or WPS and try again"},
	Unsupported:  {"不支持的文件格式：{found}", "unsupported file format: {found}", "请在 Excel 或 WPS 中另存为 .xlsx", "save it as .xlsx in Excel or WPS"},
	Truncated:    {"文件不完整：{found}", "the file is not complete: {found}", "可能未传输完，请重新导出或拷贝", "it may not have been copied whole; export or copy it again"},
	BadCRC:       {"文件内容已损坏，校验和不符：{found}", "the content is damaged, its checksum does not fit: {found}", "请重新导出或拷贝", "export or copy it again"},
	BadZip:       {"工作簿结构有误：{found}", "the workbook's structure is wrong: {found}", "请在 Excel 或 WPS 中打开后另存", "open it in Excel or WPS and save it again"},
	BadXML:       {"工作表内容有误：{found}", "the sheet's content is broken: {found}", "请在 Excel 或 WPS 中打开核对后另存", "open it in Excel or WPS, check it and save it again"},
	BadOrder:     {"行或单元格次序错乱：{found}", "rows or cells are out of order: {found}", "请在 Excel 或 WPS 中打开后另存", "open it in Excel or WPS and save it again"},
	BadString:    {"共享字符串序号有误：{found}，应为 {want}", "bad shared string index: {found}, expected {want}", "请在 Excel 或 WPS 中打开核对后另存", "open it in Excel or WPS, check it and save it again"},
	BadRow:       {"行号有误：{found}，应在 1 至 1048576 之间", "bad row number: {found}, expected 1 to 1048576", "", ""},
	BadColumn:    {"列号有误：{found}，应为 {want}", "bad column: {found}, expected {want}", "", ""},
	BadCell:      {"单元格有误：{found}", "bad cell: {found}", "", ""},
	MissingPart:  {"工作簿缺少部件：{found}", "a part of the workbook is missing: {found}", "请在 Excel 或 WPS 中打开后另存", "open it in Excel or WPS and save it again"},
	Limit:        {"超过上限：{found}，上限 {want}", "over the limit: {found}, the limit is {want}", "请拆分文件或删去无用的空行空列后再试", "split the file, or delete unused rows and columns, and try again"},
	BadText:      {"文字编码有误：{found}", "the text encoding is wrong: {found}", "请另存为 UTF-8 或 GB18030 编码的 CSV，或另存为 .xlsx", "save it as CSV in UTF-8 or GB18030, or as .xlsx"},
	BadQuote:     {"引号不配对：第 {found} 行文本起的引号没有在该单元格内结束", "the quotes do not pair: one that opens on line {found} of the text is not closed within its cell", "请用记事本打开，核对该行的英文双引号", "open the file in a text editor and check the straight quotes of that line"},
	Unrecognised: {"认不出是哪种表：见到的表头有 {found}；缺少 {want}", "cannot tell what this table is: saw the headers {found}; missing {want}", "请核对表头，或用 --list 种类=文件 指明是哪种名单", "check the headers, or say which list it is with --list KIND=FILE"},
	NoRoll:       {"没有找到贫困人口花名册（户表或人员表）", "no roll (household or person table) was found", "请加上国扶系统导出的人员信息或户信息表", "add the system's export of persons or households"},
	SameFile:     {"与 {found} 是同一个文件，给了两次", "the same file as {found}, given twice", "请去掉其中一个", "leave one of them out"},
	HeaderTwice:  {"有两列都是“{found}”：{want}", "two columns are both {found}: {want}", "请用 --map 文件!表!列=- 去掉一列，或改一个表头", "leave one column out with --map FILE!SHEET!COLUMN=-, or rename one header"},
	SecondHeader: {"表中又出现一行不同的表头", "a second header, unlike the first, stands inside the table", "请把两张表分成两个工作表", "put the two tables on two sheets"},
	BadMapping:   {"映射与表不符：{found}", "the mapping does not fit: {found}", "列和表头见 rollnet inspect；表头重复时写 文件!表!列", "rollnet inspect shows columns and headers; where a header stands twice, write FILE!SHEET!COLUMN"},
	NoAnswers:    {"不是核实清单，没有“问题编号”和“核实结果”两列", "not an exception list: it has no columns \"finding id\" and \"result\"", "问题编号是隐藏列，请交回原来的清单，或连同隐藏列一起复制", "the finding id is a hidden column; give the list as it was handed out, or copy whole rows"},
	NoFiles:      {"没有表格文件", "there is no spreadsheet here", "请核对路径；读取的扩展名有 .xlsx .xlsm .xls .et .csv .tsv .txt .html .htm .xml", "check the path; files ending in .xlsx .xlsm .xls .et .csv .tsv .txt .html .htm .xml are read"},
}
