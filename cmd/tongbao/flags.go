package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"tongbao/generate/schema"
)

// parse sets the flags that args give and returns the other arguments. A flag
// may stand anywhere, as --name value, --name=value or with one dash; after --
// nothing is a flag. It gives flag.ErrHelp for --help.
func parse(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for len(args) > 0 && err == nil {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return append(operands, args...), nil
		case strings.HasPrefix(arg, "-") && arg != "-":
			args, err = parseFlag(flags, arg, args)
		case strings.TrimLeft(arg, wideDashes) != arg:
			err = misused("“%s”前面的横线不是半角减号，选项要写成 --%s。", visible(arg), visible(strings.TrimLeft(arg, wideDashes)))
		default:
			operands = append(operands, arg)
		}
	}
	return operands, err
}

// wideDashes are what input methods and office programs make of --.
const wideDashes = "—–－‐‑―"

// parseFlag sets the flag arg, whose value may be the first of rest, and gives
// what is left of rest.
func parseFlag(flags *flag.FlagSet, arg string, rest []string) ([]string, error) {
	name, value, given := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
	f := flags.Lookup(name)
	switch {
	case f == nil && (name == "h" || name == "help"):
		return nil, flag.ErrHelp
	case f == nil:
		return nil, unknownFlag(flags, arg, name)
	case !given && takesNoValue(f):
		value = "true"
	case !given && len(rest) == 0:
		return nil, misused("%s 后面要写值。运行 tongbao help %s 看用法。", dashed(name), flags.Name())
	case !given:
		value, rest = rest[0], rest[1:]
	}
	if err := f.Value.Set(value); err != nil {
		return nil, misused("%s 的值“%s”不对：%v", dashed(name), visible(value), err)
	}
	return rest, nil
}

func unknownFlag(flags *flag.FlagSet, arg, name string) error {
	var known []string
	flags.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	typed, _, _ := strings.Cut(arg, "=")
	if len(known) == 0 {
		return misused("tongbao %s 没有选项 %s，它没有选项。", flags.Name(), visible(typed))
	}
	nearest := schema.Nearest(name, known)
	if nearest != "" {
		nearest = dashed(nearest)
	}
	return misused("tongbao %s 没有选项 %s%s运行 tongbao help %s 看用法。", flags.Name(), visible(typed), perhaps(nearest), flags.Name())
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func takesNoValue(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// choiceFlag declares a flag whose value is one of choices, the first by default.
func choiceFlag(flags *flag.FlagSet, name, usage string, choices ...string) *string {
	chosen := choices[0]
	flags.Func(name, usage, func(s string) error {
		for _, c := range choices {
			if s == c {
				chosen = c
				return nil
			}
		}
		return fmt.Errorf("只能是 %s%s", strings.TrimPrefix(strings.Join(choices, " 或 "), " 或 "), perhaps(schema.Nearest(s, choices)))
	})
	return &chosen
}

// folderFlag declares a flag for a folder; "" when it is not given.
func folderFlag(flags *flag.FlagSet, name, usage string) *string {
	var folder string
	flags.Func(name, usage, func(s string) error {
		if folder = s; s == "" {
			return errors.New("要写一个文件夹；不写这个选项就用默认的。")
		}
		return nil
	})
	return &folder
}

// monthFlag declares a flag for a month; 0 when it is not given.
func monthFlag(flags *flag.FlagSet, name, usage string) *schema.Month {
	var month schema.Month
	flags.Func(name, usage, func(s string) (err error) {
		var ok bool
		if month, ok = schema.ParseMonth(s); !ok {
			err = errors.New("应为 2019-07 这样的月份。")
		}
		return err
	})
	return &month
}

// dateFlag declares a flag for a day; 0 when it is not given.
func dateFlag(flags *flag.FlagSet, name, usage string) *schema.Date {
	var date schema.Date
	flags.Func(name, usage, func(s string) (err error) {
		var ok bool
		if date, ok = schema.ParseDate(s); !ok {
			err = errors.New("应为 2019-08-02 这样的日期。")
		}
		return err
	})
	return &date
}

// intFlag declares a flag for a whole number from low to high.
func intFlag(flags *flag.FlagSet, name, usage string, preset, low, high int) *int {
	n := preset
	flags.Func(name, usage, func(s string) error {
		v, err := strconv.Atoi(s)
		if err != nil || v < low || v > high {
			return fmt.Errorf("应为 %d 到 %d 之间的整数。", low, high)
		}
		n = v
		return nil
	})
	return &n
}
