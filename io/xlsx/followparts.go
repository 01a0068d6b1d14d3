package xlsx

import (
	"archive/zip"
	"strconv"
	"strings"
)

// follow makes all parts but the sheets follow.
func (r *removal) follow() error {
	if err := r.names(); err != nil {
		return err
	}
	for _, s := range r.book.sheets {
		if r.leaves[s.name] == nil {
			continue
		}
		parts, err := r.sheetParts(s)
		if err != nil {
			return err
		}
		f := &follower{r, s.name, r.leaves[s.name]}
		for kind, work := range map[string]func(*zip.File) error{
			"comments": f.comments, "threadedcomment": f.comments, "vmldrawing": f.vml, "drawing": f.drawing, "table": f.table, "pivottable": f.pivot,
		} {
			for _, part := range parts[kind] {
				if err := work(part); err != nil {
					return err
				}
			}
		}
	}
	for _, part := range r.book.zip.File {
		name := canonical(part.Name)
		if strings.Contains(name, "/charts/") && strings.HasSuffix(name, ".xml") || strings.Contains(name, "pivotcachedefinition") && strings.HasSuffix(name, ".xml") {
			if err := r.outside(part); err != nil {
				return err
			}
		}
	}
	return r.dropChain()
}

// names makes print areas, filters and other defined names follow.
func (r *removal) names() error {
	part := r.book.main
	root, err := r.tree(part)
	if err != nil {
		return err
	}
	changed := false
	err = root.each(func(n *node) error {
		if n.name != "definedName" {
			return nil
		}
		formula := n.text()
		refs, bad := formulaRefs(formula)
		name, _ := n.attr("name")
		if bad != nil {
			if losing, _ := r.touched("", formula); losing != "" {
				return r.broken(losing, name)
			}
			return nil
		}
		out, from := "", 0
		for _, ref := range refs {
			sheet := r.sheetNamed(ref.sheet)
			rows := r.leaves[sheet]
			if rows == nil || ref.last == 0 {
				continue
			}
			now, ok, _ := rows.ref(ref.text)
			if !ok {
				return r.broken(sheet, name)
			}
			out, from = out+formula[from:ref.from]+now, ref.to
		}
		if out += formula[from:]; out != formula {
			n.setText(out)
			changed = true
		}
		return nil
	})
	if err == nil && changed {
		r.put(part, root)
	}
	return err
}

// comments drops the comments on rows that leave and moves the others.
func (f *follower) comments(part *zip.File) error {
	root, err := f.tree(part)
	if err != nil {
		return err
	}
	err = root.each(func(n *node) error {
		if ref, is := n.attr("ref"); is && (n.name == "comment" || n.name == "threadedComment") {
			now, ok, _ := f.rows.ref(ref)
			n.setAttr("ref", now)
			n.dropped = !ok
		}
		return nil
	})
	f.put(part, root)
	return err
}

// vml does the same with the boxes that comments are shown in, and moves other shapes.
func (f *follower) vml(part *zip.File) error {
	root, err := f.tree(part)
	if err != nil {
		return err
	}
	err = root.each(func(shape *node) error {
		if shape.name != "shape" {
			return nil
		}
		return shape.each(func(n *node) error {
			switch n.name {
			case "Row":
				if row, fine := wholeNumber(n.text()); fine {
					now, gone := f.rows.at(row + 1)
					shape.dropped = shape.dropped || gone
					n.setText(strconv.Itoa(now - 1))
				}
			case "Anchor": // column, offset, row, offset of both corners
				fields := strings.Split(n.text(), ",")
				if len(fields) != 8 {
					return nil
				}
				for _, i := range []int{2, 6} {
					if row, fine := wholeNumber(fields[i]); fine {
						now, _ := f.rows.at(row + 1)
						fields[i] = " " + strconv.Itoa(now-1)
					}
				}
				n.setText(strings.Join(fields, ","))
			}
			return nil
		})
	})
	f.put(part, root)
	return err
}

// drawing moves the anchors of pictures and charts.
func (f *follower) drawing(part *zip.File) error {
	root, err := f.tree(part)
	if err != nil {
		return err
	}
	f.anchors(root, nil)
	f.put(part, root)
	return nil
}

func (f *follower) anchors(n *node, path []*node) {
	for _, kid := range n.elements() {
		f.anchors(kid, append(path, n))
	}
	if n.name == "row" {
		_ = f.texts(n, path, topRow{}) // a row's text makes no error
	}
}

// table makes a table part follow: its headers and at least one row must stay.
func (f *follower) table(part *zip.File) error {
	root, err := f.tree(part)
	if err != nil {
		return err
	}
	for _, n := range root.elements() {
		ref, _ := n.attr("ref")
		span, ok := refSpan(ref)
		if !ok {
			continue
		}
		heads, foot := 1, 0
		if v, is := n.attr("headerRowCount"); is {
			heads, _ = wholeNumber(v)
		}
		if v, is := n.attr("totalsRowCount"); is {
			foot, _ = wholeNumber(v)
		}
		lost := func(row int) error {
			return f.stuck(f.sheet, f.sheet+"!"+ref, row, "表格（超级表）的表头行、汇总行或全部数据行不能移出（提示：先把表格转换为区域）", "the header, the totals or all rows of a table cannot leave (hint: turn the table into a range)")
		}
		for row := span[0]; row < span[0]+heads; row++ {
			if _, gone := f.rows.at(row); gone {
				return lost(row)
			}
		}
		for row := span[1] - foot + 1; row <= span[1]; row++ {
			if _, gone := f.rows.at(row); gone {
				return lost(row)
			}
		}
		if _, _, left := f.rows.span(span[0]+heads, span[1]-foot); !left {
			return lost(0)
		}
		if err := f.element(n, nil, topRow{}); err != nil {
			return err
		}
	}
	f.put(part, root)
	return nil
}

// pivot refuses a pivot table that stands at or below the first row that leaves.
func (f *follower) pivot(part *zip.File) error {
	root, err := f.tree(part)
	if err != nil {
		return err
	}
	return root.each(func(n *node) error {
		if ref, is := n.attr("ref"); is && n.name == "location" {
			if span, ok := refSpan(ref); !ok || f.rows.touches(span[0], span[1]) {
				return f.stuck(f.sheet, f.sheet+"!"+ref, 0, "数据透视表会移动，没有移出行（提示：先删去透视表）", "a pivot table would move (hint: delete it first)")
			}
		}
		return nil
	})
}

// outside refuses charts and pivot tables whose source has rows that leave or move.
func (r *removal) outside(part *zip.File) error {
	root, err := r.tree(part)
	if err != nil {
		return err
	}
	return root.each(func(n *node) error {
		formula := ""
		switch {
		case n.name == "f" && len(n.elements()) == 0:
			formula = n.text()
		case n.name == "worksheetSource":
			ref, _ := n.attr("ref")
			sheet, _ := n.attr("sheet")
			if ref != "" {
				formula = "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + ref
			}
		}
		if losing, _ := r.touched("", formula); formula != "" && losing != "" {
			return r.stuck(losing, strings.TrimPrefix(part.Name, "xl/"), 0, "图表或数据透视表引用了要移出的行或其下的行（提示：先删去图表或透视表）", "a chart or pivot table refers to rows that leave or stand below them (hint: delete it first)")
		}
		return nil
	})
}

// dropChain drops the order of calculation, which names cells that move; spreadsheets make it again.
func (r *removal) dropChain() error {
	for _, part := range r.book.zip.File {
		if !strings.HasSuffix(canonical(part.Name), "/calcchain.xml") {
			continue
		}
		r.gone[part] = true
		dir, base := splitPath(canonical(r.book.main.Name))
		for _, name := range []string{"[content_types].xml", dir + "_rels/" + base + ".rels"} {
			f := r.book.parts[name]
			if f == nil {
				continue
			}
			root, err := r.tree(f)
			if err != nil {
				return err
			}
			if err := root.each(func(n *node) error {
				named, _ := n.attr("PartName")
				target, _ := n.attr("Target")
				if strings.HasSuffix(strings.ToLower(named), "/calcchain.xml") || strings.HasSuffix(strings.ToLower(target), "calcchain.xml") {
					n.dropped = true
				}
				return nil
			}); err != nil {
				return err
			}
			r.put(f, root)
		}
	}
	return nil
}

func splitPath(name string) (dir, base string) {
	i := strings.LastIndexByte(name, '/') + 1
	return name[:i], name[i:]
}
