package cli

import (
	"io"

	"github.com/spf13/cobra"

	"rollnet/io/exceptions"
	"rollnet/io/runfolder"
	"rollnet/screening"
	"rollnet/screening/profile"
)

// packetsFolder is where packets stand in a run folder.
const packetsFolder = "packets"

// packets says to whom exception workbooks are handed out, and whether they show people's names and numbers.
type packets struct {
	by     string
	unmask bool
}

func (c *console) packetFlags(cmd *cobra.Command, p *packets) {
	f := cmd.Flags()
	f.StringVar(&p.by, "by", "", c.words("按 town（乡镇）或 village（行政村）分发核实清单", "packets to hand out: one for each town or village"))
	f.BoolVar(&p.unmask, "unmask", false, c.words("分发的清单中姓名、证件号码不遮盖（记入 run.json）", "names and ID numbers in packets are not masked (noted in run.json)"))
}

// check says which of the flags is wrong.
func (p packets) check() error {
	switch {
	case p.by != "" && !oneOfThese(p.by, string(exceptions.ByTown), string(exceptions.ByVillage)):
		return usage("--by 只能是 town 或 village，不能是 %q", "--by is town or village, not %q", p.by)
	case p.by == "" && p.unmask:
		return usage("--unmask 要与 --by 一起用", "--unmask goes with --by")
	}
	return nil
}

// flags are what run.json says of them.
func (p packets) flags() runfolder.Settings {
	var s runfolder.Settings
	if p.by != "" {
		s = append(s, profile.Value{Key: "by", Value: p.by})
	}
	if p.unmask {
		s = append(s, profile.Value{Key: "unmask", Value: "true"})
	}
	return s
}

func (c *console) sayUnmasked(p packets) {
	if p.unmask {
		c.say(screening.Words{
			ZH: "--unmask：分发的清单中有完整的姓名和证件号码，已记入 run.json（提示：专人保管，用后收回）",
			EN: "--unmask: the packets show whole names and ID numbers; run.json says so (hint: keep them with one person and collect them again)",
		})
	}
}

// packetFiles are the workbooks to hand out, under a folder's name; none where none are asked for.
func packetFiles(folder, scratch string, list exceptions.Content, p packets) []file {
	if p.by == "" {
		return nil
	}
	list.Corrected = nil // packets go elsewhere
	if !p.unmask {
		list.Findings, list.Masked = exceptions.Masked(list.Findings), true
	}
	var files []file
	for _, packet := range exceptions.Packets(list.Findings, exceptions.By(p.by), list.Lang) {
		files = append(files, file{folder + packet.File, func(w io.Writer) (int, error) {
			return exceptions.WritePacket(w, scratch, list, packet)
		}})
	}
	return files
}
