package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate"
	"tongbao/generate/bag"
	"tongbao/generate/finding"
	"tongbao/generate/output"
	"tongbao/generate/register"
	"tongbao/generate/settings"
)

const verifyDetails = `
袋：合乎 BagIt 标准（0.93 至 1.0，也包括别人装的），每个文件和清单一致，里面的站点和登记簿也对。
站点：每个文件和清单一致，登记簿、树头、签名和每份证明都对。
工作目录：每份登记过的通报和月报还是当时的样子，登记簿没有改动。
哪里不对，写明文件和第几个字节。不连网，什么也不改。

  tongbao verify 示例县/site
  tongbao verify 移交/2019年7月
  tongbao verify 示例县 --key 示例县委组织部+a1b2c3d4+AbCd…
  tongbao verify 示例县/site --since 从前的树头.txt
  tongbao verify 示例县/site --since 12:K5v…=        条数和树头，如月报上印的
`

func setupVerify(flags *flag.FlagSet) action {
	key := flags.String("key", "", "签名必须是这个`公钥`的，见 tongbao key show")
	since := flags.String("since", "", "从前的`树头`：文件，或“条数:树头”；登记簿必须还包含它")
	return func(_ context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		o := generate.VerifyOptions{Verifier: strings.TrimSpace(*key)}
		if o.Verifier != "" && !register.IsVerifier(o.Verifier) {
			return misused("“%s”不是公钥。公钥是 tongbao key show 显示的那一行。", visible(o.Verifier))
		}
		if *since != "" {
			if o.Since, err = oldHead(*since, o.Verifier); err != nil {
				return err
			}
		}
		return sh.verify(dir, o)
	}
}

// oldHead gives a head as a file holds it, or as it is typed from paper.
func oldHead(typed, verifier string) (*register.Head, error) {
	size, root, _ := strings.Cut(typed, ":")
	if h, _, err := register.ParseHead([]byte("-\n"+size+"\n"+root+"\n"), nil); err == nil {
		return &h, nil
	}
	data, err := os.ReadFile(typed)
	if err != nil {
		return nil, misused("--since 的“%s”读不出来：应是从前的树头文件，或“条数:树头”。", visible(typed))
	}
	var known []string
	if verifier != "" {
		known = []string{verifier}
	}
	h, _, err := register.ParseHead(data, known)
	if err != nil {
		return nil, misused("--since 的“%s”：%v。", visible(typed), err)
	}
	return &h, nil
}

func (sh *shell) verify(dir string, o generate.VerifyOptions) error {
	if !isVerifiable(dir) {
		return misused("“%s”既不是站点（没有 %s），也不是工作目录（没有 tongbao.yaml）或袋（没有 bagit.txt）。", visible(dir), output.ManifestName)
	}
	c, err := generate.Verify(dir, o)
	var folder *output.FolderError
	if errors.As(err, &folder) {
		fmt.Fprintf(sh.out, "不对 %s\n    %v\n", output.ManifestName, folder)
		return generate.ErrFindings
	}
	if err != nil {
		return err
	}
	if c.Bag != nil {
		writeWarnings(sh.err, c.Bag)
	}
	if err := buffered(sh.out, func(w io.Writer) error { writeChecked(w, dir, c, o); return nil }); err != nil {
		return err
	}
	if !c.Sound() {
		return generate.ErrFindings
	}
	return nil
}

// isVerifiable says whether dir is a bag, a site or a workspace.
func isVerifiable(dir string) bool {
	for _, name := range []string{output.ManifestName, settings.File} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return bag.Is(os.DirFS(dir))
}

// writeChecked says what was found, and else what was held against what.
func writeChecked(w io.Writer, dir string, c *generate.Checked, o generate.VerifyOptions) {
	if c.Bag != nil {
		writeBag(w, dir, c, o)
		return
	}
	wrong := writeWrong(w, c)
	if !c.Sound() {
		fmt.Fprintf(w, "“%s”有 %s 处不对。\n", dir, counted(wrong))
		if c.Interrupted {
			fmt.Fprintln(w, "这个站点正在更新，或上次更新没有做完：再运行一次 tongbao build，会接着做完，然后再核对。")
		}
		return
	}
	if c.Site {
		fmt.Fprintf(w, "“%s”的每个文件都和清单一致。\n", dir)
		writeBeside(w, c.Beside)
	}
	writeVouched(w, c, o)
}

// besideMost is how many files beside a site's own are named.
const besideMost = 10

// writeBeside says which files in a site's folder nothing was said of.
func writeBeside(w io.Writer, names []string) {
	if len(names) == 0 {
		return
	}
	var shown []string
	for _, name := range names[:min(len(names), besideMost)] {
		shown = append(shown, visible(name))
	}
	more := ""
	if len(names) > besideMost {
		more = " 等"
	}
	fmt.Fprintf(w, "另有 %s 个文件不是 tongbao 写的，不在清单里，没有核对：%s%s。\n", counted(len(names)), strings.Join(shown, "、"), more)
}

// writeWrong says what is wrong with a site or a workspace, and what had better
// be looked at, and gives how many things are wrong.
func writeWrong(w io.Writer, c *generate.Checked) int {
	for _, d := range c.Differences {
		fmt.Fprintf(w, "不对 %s\n    %s%s。\n\n", visible(d.Path), d.Problem.Label(), bracketed(d.Where()))
	}
	said := &finding.List{}
	for _, f := range c.Findings.Sorted() {
		if f.Severity != finding.Note {
			said.Add(f)
		}
	}
	writeFindings(w, said)
	return len(c.Differences) + said.Count(finding.Error)
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}

// writeVouched says what the register vouches for.
func writeVouched(w io.Writer, c *generate.Checked, o generate.VerifyOptions) {
	if !c.Register.Present {
		fmt.Fprintln(w, "没有登记簿，不能证明通报和月报还是印发时的样子。")
		return
	}
	h := c.Register.Head()
	fmt.Fprintf(w, "登记簿 %s 条，没有改动；树头 %s。\n", counted(int(h.Size)), h.Hash())
	if !c.Site {
		fmt.Fprintf(w, "登记过的 %s 个文件还是登记时的样子。\n", counted(c.Files))
	}
	switch by := c.Register.SignedBy(); {
	case by == "":
		fmt.Fprintln(w, "树头没有签名：和从前印在纸上或另外保存的树头核对（--since），才能知道整个登记簿没有被换掉。")
	case o.Verifier == "":
		fmt.Fprintf(w, "签名按登记簿里自带的公钥“%s”核对；要确知是谁签的，用 --key 给出他交来的公钥。\n", by)
	default:
		fmt.Fprintf(w, "签名是“%s”的。\n", register.KeyName(o.Verifier))
	}
	if o.Since != nil {
		fmt.Fprintf(w, "包含从前的树头（%s 条）。\n", counted(int(o.Since.Size)))
	}
}
