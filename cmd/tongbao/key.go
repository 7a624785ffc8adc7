package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"

	"tongbao/generate/register"
)

const keyDetails = `
密钥给登记簿的树头（整本登记簿的校验值，多一条就变一次）签名，别人用公钥核对。密钥
存在本用户的设置文件夹里，不在工作目录和站点里；请另备份一份，丢了不能找回。没有密钥
也能登记，只是树头没有签名。有口令的密钥每次签名都要输入口令；没有人输入时，放在环境
变量 TONGBAO_PASSPHRASE 里。

  tongbao key new 示例县委组织部
  tongbao key new 示例县委组织部 --passphrase    用口令保护
  tongbao key list
  tongbao key show 示例县委组织部                公钥，交给要核对的人
`

func setupKey(flags *flag.FlagSet) action {
	locked := flags.Bool("passphrase", false, "用口令保护新的密钥")
	return func(_ context.Context, sh *shell, operands []string) error {
		keys, err := keysFolder()
		if err != nil {
			return err
		}
		switch verb := operands[0]; {
		case verb == "list" && len(operands) == 1:
			return sh.listKeys(keys)
		case verb == "new" && len(operands) == 2:
			return sh.newKey(keys, operands[1], *locked)
		case verb == "show" && len(operands) == 2:
			return sh.showKey(keys, operands[1])
		}
		return misused("写 tongbao key new 名称、tongbao key list 或 tongbao key show 名称。")
	}
}

func (sh *shell) newKey(keys, name string, locked bool) error {
	if err := register.CheckKeyName(name); err != nil {
		return misused("%v。", err)
	}
	passphrase := ""
	if locked {
		var err error
		if passphrase, err = sh.passphrase(name); err != nil {
			return err
		}
	}
	k, err := register.NewKey(name, passphrase, random())
	if err != nil {
		return err
	}
	if err := register.WriteKey(keys, k); errors.Is(err, fs.ErrExist) {
		return misused("已经有密钥“%s”，没有改动。换一个名称。", visible(name))
	} else if err != nil {
		return err
	}
	_, err = fmt.Fprintf(sh.out, "已建好密钥“%s”，存在 %s；请另备份一份。\n公钥，交给要核对的人：\n%s\n", name, filepath.Join(keys, name), k.Verifier)
	return err
}

func (sh *shell) listKeys(keys string) error {
	names, err := register.KeyNames(keys)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		_, err = fmt.Fprintln(sh.out, "这台电脑上还没有密钥。用 tongbao key new 名称 新建一个。")
		return err
	}
	for _, n := range names {
		if _, err := fmt.Fprintln(sh.out, n); err != nil {
			return err
		}
	}
	return nil
}

func (sh *shell) showKey(keys, name string) error {
	if err := register.CheckKeyName(name); err != nil {
		return misused("%v。", err)
	}
	k, err := register.ReadKey(keys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return misused("这台电脑上没有密钥“%s”。用 tongbao key list 看有哪些。", visible(name))
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(sh.out, k.Verifier)
	return err
}
