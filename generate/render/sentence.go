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
func say(s page.Sentence) (string, error) { return speak(s, inWords) }

// speak puts a sentence in words, and what goes into it in those that words
// gives.
func speak(s page.Sentence, words func(any) (string, error)) (string, error) {
	args := make([]any, len(s.Args))
	for i, a := range s.Args {
		w, err := spoken(a, words)
		if err != nil {
			return "", fmt.Errorf("render: sentence %s: %w", s.Key, err)
		}
		args[i] = w
	}
	return templates.Text(s.Key, args...), nil
}

// spoken gives what goes into a sentence; sentences in it are a list: 一、二、三.
func spoken(a any, words func(any) (string, error)) (string, error) {
	switch a := a.(type) {
	case page.Sentence:
		return speak(a, words)
	case []page.Sentence:
		list := make([]string, len(a))
		for i, s := range a {
			var err error
			if list[i], err = speak(s, words); err != nil {
				return "", err
			}
		}
		return strings.Join(list, "、"), nil
	}
	return words(a)
}

// inWords gives what goes into a sentence as text.
func inWords(a any) (string, error) {
	switch a := a.(type) {
	case string:
		return a, nil
	case int:
		return indicator.Grouped(strconv.Itoa(a)), nil
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
	case page.Shortfall:
		return gap(a), nil
	case page.Quoted:
		return quoted(a), nil
	}
	return "", fmt.Errorf("%T has no words", a)
}
