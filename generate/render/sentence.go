package render

import (
	"fmt"
	"strconv"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// say puts a sentence in words.
func say(s page.Sentence) (string, error) {
	args := make([]any, len(s.Args))
	for i, a := range s.Args {
		words, err := inWords(a)
		if err != nil {
			return "", fmt.Errorf("render: sentence %s: %w", s.Key, err)
		}
		args[i] = words
	}
	return templates.Text(s.Key, args...), nil
}

// inWords gives what goes into a sentence as text.
func inWords(a any) (string, error) {
	switch a := a.(type) {
	case string:
		return a, nil
	case int:
		return grouped(strconv.Itoa(a)), nil
	case schema.Date:
		return date(a), nil
	case schema.Month:
		return month(a), nil
	case indicator.Value:
		return whole(a), nil
	case page.Change:
		return change(a), nil
	case page.Target:
		return target(a), nil
	case page.Sentence:
		return say(a)
	case []page.Sentence:
		return listed(a)
	}
	return "", fmt.Errorf("%T has no words", a)
}

// listed gives sentences as a list within one: 一、二、三.
func listed(all []page.Sentence) (string, error) {
	words := make([]string, len(all))
	for i, s := range all {
		w, err := say(s)
		if err != nil {
			return "", err
		}
		words[i] = w
	}
	return strings.Join(words, "、"), nil
}
