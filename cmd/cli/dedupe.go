package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rollnet/io/ledger"
	"rollnet/io/records"
	"rollnet/io/runfolder"
	"rollnet/screening/matching"
)

type dedupeOptions struct {
	model, id, out string
	jobs           int
}

func newDedupe(c *console) *cobra.Command {
	var o dedupeOptions
	cmd := &cobra.Command{
		Use:   "dedupe FILE... --model MODEL --id COLUMN",
		Short: c.words("在任何表格里查找同一个人（物）的多条记录", "find the records of one person or thing in any table"),
		Long: c.words(`在任何表格（CSV 或工作簿，第一行是表头）里查找同一个人（物）的多条记录，写出 pairs.csv 和 clusters.csv。

MODEL 是比对模型（YAML）：比哪些列、怎样算相近、哪些记录值得比。权重由数据自己学出，不需要样本；编号列只用来称呼记录，不参与比对。
pairs.csv 每行一对：match 为 yes 的属于同一组，possible 的值得人工看一眼；clusters.csv 每条记录一行，cluster 是组内最小的编号。`,
			`Find the records of one person or thing in any table (CSV or workbook, its first row the headers), and write pairs.csv and clusters.csv.

MODEL is a matching model (YAML): which columns are compared, what counts as alike, which records are worth comparing. The weights are learnt
from the data, without examples; the id column only names the records. In pairs.csv match is yes where both are of one cluster, possible where a
person should look; clusters.csv has every record, its cluster named by the least id in it.`),
		Example: "  rollnet dedupe people.csv --model febrl.yaml --id rec_id --out pairs",
		Args:    takes(1, -1),
	}
	cmd.RunE = run(func(args []string) error {
		if err := o.check(); err != nil {
			return err
		}
		return dedupe(c, args, &o)
	})
	f := cmd.Flags()
	f.StringVar(&o.model, "model", "", c.words("比对模型（YAML，必填）", "the matching model (YAML, needed)"))
	f.StringVar(&o.id, "id", "", c.words("编号列的表头（必填）", "the header of the column that names the records (needed)"))
	f.StringVar(&o.out, "out", "", c.words("写到哪个文件夹（必填；不能已有内容）", "the folder to write (needed; must not hold anything)"))
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), c.words("并行数（不影响结果）", "how much runs at a time (does not change the result)"))
	return cmd
}

func (o *dedupeOptions) check() error {
	for _, flag := range [][2]string{{"--model", o.model}, {"--id", o.id}, {"--out", o.out}} {
		if flag[1] == "" {
			return usage("请给出 %s", "%s is needed", flag[0])
		}
	}
	if o.jobs < 1 {
		return usage("--jobs 至少为 1，不能是 %d", "--jobs is at least 1, not %d", o.jobs)
	}
	return nil
}

// dedupe matches the records of tables and writes what it found.
func dedupe(c *console, files []string, o *dedupeOptions) error {
	text, err := readNamed("model", o.model)
	if err != nil {
		return err
	}
	model, err := matching.Load(filepath.Base(o.model), text, nil)
	if err != nil {
		return usage("比对模型有误：%v", "the model is wrong: %v", err)
	}
	all, err := records.Read(files, o.id)
	if err != nil {
		return err
	}
	return c.makeFolder(o.out, false, func(folder *runfolder.Folder) error {
		found, err := model.Run(all.Table(), matching.Options{Jobs: o.jobs})
		if err != nil {
			return usage("比对模型与表格不符：%v", "the model does not fit the table: %v", err)
		}
		ids := all.IDs
		if err := folder.Write("pairs.csv", func(w io.Writer) (int, error) { return writePairs(w, ids, found.Pairs) }); err != nil {
			return err
		}
		if err := folder.Write("clusters.csv", func(w io.Writer) (int, error) { return writeClusters(w, ids, found.Clusters) }); err != nil {
			return err
		}
		return c.sayMatched(len(ids), found, o.out)
	})
}

// sayMatched is what standard output says.
func (c *console) sayMatched(rows int, found *matching.Result, out string) error {
	clusters, matches := map[int32]bool{}, 0
	for _, p := range found.Pairs {
		if p.Match {
			matches++
			clusters[found.Clusters[p.A]] = true
		}
	}
	for _, b := range found.Blocks {
		if b.LeftOut > 0 {
			fmt.Fprintf(c.err, c.words("分块 %s：%d 条记录所在的块太大，没有在这个分块内比对（提示：调大 block_limit，或在 refine 中加列）\n",
				"block %s: %d records are in blocks that are too large, and were not compared in it (hint: raise block_limit, or add columns to refine)\n"),
				strings.Join(b.Columns, "+"), b.LeftOut)
		}
	}
	_, err := fmt.Fprintf(c.out, c.words("%d 条记录，比对 %d 对：%d 对属于同一组（共 %d 组），%d 对请人工查看；结果在 %s\n",
		"%d records, %d pairs compared: %d pairs are of one cluster (%d clusters), %d pairs to look at; the result is in %s\n"),
		rows, found.Compared, matches, len(clusters), len(found.Pairs)-matches, out)
	return err
}

// writePairs writes a line a pair, the lesser id first, in order of the ids: the order of the records never shows.
func writePairs(w io.Writer, ids []string, pairs []matching.Pair) (int, error) {
	type line struct {
		a, b string
		*matching.Pair
	}
	lines := make([]line, len(pairs))
	for i := range pairs {
		p := &pairs[i]
		a, b := ids[p.A], ids[p.B]
		if b < a {
			a, b = b, a
		}
		lines[i] = line{a, b, p}
	}
	slices.SortFunc(lines, func(x, y line) int { return cmp.Or(strings.Compare(x.a, y.a), strings.Compare(x.b, y.b)) })
	out := bufio.NewWriter(w)
	ledger.WriteRecord(out, []string{"id_a", "id_b", "score", "probability", "match"})
	for _, l := range lines {
		match := "possible"
		if l.Match {
			match = "yes"
		}
		ledger.WriteRecord(out, []string{l.a, l.b, strconv.FormatFloat(l.Weight, 'f', 3, 64), strconv.FormatFloat(l.Probability, 'f', 6, 64), match})
	}
	return len(lines), out.Flush()
}

// writeClusters writes every record with its cluster, which is called by the least id in it, in order of the ids.
func writeClusters(w io.Writer, ids []string, clusters []int32) (int, error) {
	name := map[int32]string{}
	for i, c := range clusters {
		if least, known := name[c]; !known || ids[i] < least {
			name[c] = ids[i]
		}
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(ids[a], ids[b]) })
	out := bufio.NewWriter(w)
	ledger.WriteRecord(out, []string{"id", "cluster"})
	for _, i := range order {
		ledger.WriteRecord(out, []string{ids[i], name[clusters[i]]})
	}
	return len(ids), out.Flush()
}
