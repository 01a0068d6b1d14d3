package layout

import (
	"errors"
	"strings"
	"testing"

	"rollnet/io/fault"
	"rollnet/screening/roll"
	"rollnet/screening/table"
	"rollnet/screening/table/tabletext"
)

// mapped is a mapping of a file's text and of words as of --map.
func mapped(t *testing.T, file string, choices ...string) *Mapping {
	t.Helper()
	m, err := ParseMapping("m.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range choices {
		e, err := ParseChoice(c)
		if err != nil {
			t.Fatal(err)
		}
		m.Entries = append(m.Entries, e)
	}
	return m
}

func taken(s *Sheet) string {
	var all []string
	for _, c := range s.Columns {
		if c.Field != roll.NoField {
			all = append(all, table.ColumnName(c.Index)+"="+c.Field.String())
		}
	}
	return string(s.Kind) + " " + strings.Join(all, " ")
}

func TestMappings(t *testing.T) {
	village := "本村名册\n代码\t谁\t号码\t家里什么人\t备注\n韦家\t韦一\t" + person(1) + "\t户主\t甲\n韦家\t韦二\t" + person(2) + "\t之子\t乙\n"
	twins := strings.TrimSuffix(personHeader, "\n") + "\t证件号码\n1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\t" + person(2) + "\n"
	for name, c := range map[string]struct {
		text, file string
		choices    []string
		want       string
	}{
		"headers nobody knows": {village, "", []string{"代码=household_number", "谁=name", "号码=id_number", "家里什么人=relation"},
			"person A=household_number B=name C=id_number D=relation E=remark"},
		"letters": {village, "files:\n  - file: a*.xlsx\n    header_rows: [2]\n    columns: {A: household_number, B: name, C: id_number, D: relation, E: \"-\"}", nil,
			"person A=household_number B=name C=id_number D=relation"},
		"the last word counts":  {village, "files:\n  - file: a.xlsx\n    header_rows: [2]\n    columns: {A: household_number, B: head_name, 号码: id_number, D: relation}", []string{"谁=name"}, "person A=household_number B=name C=id_number D=relation E=remark"},
		"one of twins left out": {twins, "", []string{"a.xlsx!Sheet1!G=-"}, "person A=sequence B=household_number C=name D=id_number E=relation F=poverty_attribute"},
		"one of twins chosen":   {twins, "", []string{"a.xlsx!G=id_number"}, "person A=sequence B=household_number C=name E=relation F=poverty_attribute G=id_number"},
		"a kind": {"姓名\t身份证号\t就读学校\n韦一\t" + person(1) + "\t田阳高中\n", "files:\n  - file: a.xlsx\n    sheet: Sheet1\n    kind: school", nil,
			"school A=name B=id_number C=unit"},
		"a table that is not read after all": {"是否出列\t总户数\t总人口数\t低保户数\t户主姓名\t户主证件号码\n否\t1\t2\t3\t韦一\t" + person(1) + "\n", "files:\n  - {file: a.xlsx, kind: household}", nil,
			"household E=head_name F=head_id"},
		"a sheet left out": {twins, "files:\n  - {file: a.xlsx, kind: \"-\", columns: {G: id_number}}", nil, " "},
		"another sheet":    {strings.Replace(twins, "证件号码\n", "号码\n", 1), "files:\n  - {file: a.xlsx, sheet: 第*, kind: household}", nil, "person A=sequence B=household_number C=name D=id_number E=relation F=poverty_attribute"},
	} {
		m := mapped(t, c.file, c.choices...)
		sheets, err := Recognise(tabletext.Table("a.xlsx", "Sheet1", c.text), Said{Mapping: m})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := taken(sheets[0]); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		if name == "another sheet" {
			if left, err := m.Unmet(); len(left) != 1 || err != nil {
				t.Errorf("%s: %d left, %v", name, len(left), err)
			}
		} else if left, err := m.Unmet(); len(left) != 0 || err != nil {
			t.Errorf("%s: %d left, %v", name, len(left), err)
		}
	}
}

func TestMappingsThatDoNotFit(t *testing.T) {
	text := personHeader + "1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\n"
	for name, c := range map[string]struct {
		text string
		m    *Mapping
	}{
		"no such header":        {text, mapped(t, "", "号码=id_number")},
		"a letter without file": {text, mapped(t, "", "D=id_number")},
		"no such column":        {text, mapped(t, "", "a.xlsx!Z=id_number")},
		"no such row":           {text, mapped(t, "files:\n  - {file: a.xlsx, header_rows: [9]}")},
		"rows too far apart":    {text + text + text, mapped(t, "files:\n  - {file: a.xlsx, header_rows: [1, 5]}")},
		"ten thousands":         {strings.Replace(text, "贫困户属性", "年收入（万元）", 1), mapped(t, "", "年收入（万元）=gross_income")},
	} {
		_, err := Recognise(tabletext.Table("a.xlsx", "Sheet1", c.text), Said{Mapping: c.m})
		if err == nil {
			_, err = c.m.Unmet()
		}
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != fault.BadMapping {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestMappingsWronglyWritten(t *testing.T) {
	for text, hint := range map[string]string{
		"姓名":           "COLUMN=FIELD",
		"=name":        "COLUMN=FIELD",
		"号码=nmae":      "name?",
		"号码=身份证号码":     "id_number?",
		"号码=ID number": "id_number?",
		"号码=zzzzzzzzz": "rules list --fields",
	} {
		if _, err := ParseChoice(text); err == nil || !strings.Contains(err.Error(), hint) {
			t.Errorf("%s: got %v", text, err)
		}
	}
	for text, hint := range map[string]string{
		"files:\n  - {kind: person}":                               "no file",
		"files:\n  - {file: a.xlsx, kind: people}":                 "there is no kind",
		"files:\n  - {file: a.xlsx, era: 2050}":                    "era",
		"files:\n  - {file: \"[\"}":                                "pattern",
		"files:\n  - {file: a.xlsx, colums: {A: name}}":            "colums",
		"files:\n  - {file: a.xlsx, columns: {A: nam}}":            "name?",
		"files:\n  - file: a.xlsx\n    columns: {A: name, A: sex}": "",
		"files: [": "",
	} {
		if _, err := ParseMapping("m.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), hint) || !strings.Contains(err.Error(), "m.yaml") {
			t.Errorf("%s: got %v", text, err)
		}
	}
}

// What is saved and read back changes nothing.
func TestSavedMapping(t *testing.T) {
	text := "花名册\n" + strings.TrimSuffix(personHeader, "\n") + "\t自编号\t备注\t备注\tNO\n1\t3116400001\t韦一\t" + person(1) + "\t户主\t一般贫困户\t甲\t乙\t丙\t1\n"
	source := tabletext.Table("那满/花名册.xlsx", "第\"一\"页", text)
	first, err := Recognise(source, Said{})
	if err != nil {
		t.Fatal(err)
	}
	var saved strings.Builder
	if err := WriteMapping(&saved, first, "zh"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`      "证件号码": id_number # D`, `      # "自编号": "-" # G 不认识这个表头`, `      "H": remark # H`, `    kind: "person"`, `    # header_rows: [2]`} {
		if !strings.Contains(saved.String(), want+"\n") {
			t.Errorf("no line %s in\n%s", want, saved.String())
		}
	}
	if strings.Contains(saved.String(), "韦一") || strings.Contains(saved.String(), person(1)) {
		t.Error("the mapping holds somebody's data")
	}
	m := mapped(t, saved.String())
	again, err := Recognise(source, Said{Mapping: m})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := taken(first[0]), taken(again[0]); a != b {
		t.Errorf("%s became %s", a, b)
	}
	if left, err := m.Unmet(); len(left) > 0 || err != nil {
		t.Errorf("%v %v", left, err)
	}
	if !again[0].Columns[3].Said || again[0].Columns[6].Said {
		t.Error("what was said is not marked")
	}
}
