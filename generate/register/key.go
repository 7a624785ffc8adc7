package register

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/crypto/scrypt"
	"golang.org/x/mod/sumdb/note"

	"tongbao/generate/finding"
)

// Key is a key that signs heads, as the file of its owner keeps it. It never
// stands in a workspace.
type Key struct {
	Name     string `json:"name"`
	Verifier string `json:"verifier"`         // what others check signatures with
	Secret   string `json:"secret,omitempty"` // as note.NewSigner takes it; "" when it is locked
	Locked   []byte `json:"locked,omitempty"` // the secret under a passphrase: nonce and AES-256-GCM
	Salt     []byte `json:"salt,omitempty"`   // of the passphrase, for scrypt
}

// ErrPassphrase says that a key's passphrase is wrong.
var ErrPassphrase = errors.New("口令不对")

// NewKey makes a key, locked by the passphrase unless that is empty.
func NewKey(name, passphrase string, random io.Reader) (*Key, error) {
	secret, verifier, err := note.GenerateKey(random, name)
	if err != nil {
		return nil, err
	}
	k := &Key{Name: name, Verifier: verifier, Secret: secret}
	if passphrase == "" {
		return k, nil
	}
	k.Secret, k.Salt = "", make([]byte, 16)
	nonce := make([]byte, 12)
	if _, err := io.ReadFull(random, k.Salt); err != nil {
		return nil, err
	}
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, err
	}
	box, err := k.box(passphrase)
	if err != nil {
		return nil, err
	}
	k.Locked = box.Seal(nonce, nonce, []byte(secret), []byte(name))
	return k, nil
}

// box gives the cipher of a passphrase.
func (k *Key) box(passphrase string) (cipher.AEAD, error) {
	under, err := scrypt.Key([]byte(passphrase), k.Salt, 1<<15, 8, 1, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(under)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// NeedsPassphrase says whether Signer wants a passphrase.
func (k *Key) NeedsPassphrase() bool { return k.Secret == "" }

// Signer gives what signs with the key. It gives ErrPassphrase when the
// passphrase is wrong.
func (k *Key) Signer(passphrase string) (note.Signer, error) {
	if !k.NeedsPassphrase() {
		return note.NewSigner(k.Secret)
	}
	box, err := k.box(passphrase)
	if err != nil {
		return nil, err
	}
	if len(k.Locked) < box.NonceSize() {
		return nil, ErrPassphrase
	}
	secret, err := box.Open(nil, k.Locked[:box.NonceSize()], k.Locked[box.NonceSize():], []byte(k.Name))
	if err != nil {
		return nil, ErrPassphrase
	}
	return note.NewSigner(string(secret))
}

// CheckKeyName says why a key cannot have that name: it stands in signatures,
// and names its file.
func CheckKeyName(name string) error {
	if name == "" || len(name) > 100 || name[0] == '.' || strings.ContainsAny(name, "+/\\:*?\"<>| \t\r\n\u3000") || name == unsignedOrigin {
		return fmt.Errorf("密钥的名称不能是“%s”：不能有空格、加号和 / \\ : * ? \" < > |，不能以点开头", name)
	}
	return nil
}

// WriteKey writes a key's file into the folder dir, for its owner alone. There
// must be none of that name.
func WriteKey(dir string, k *Key) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	data, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, k.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(f.Name())
	}
	return err
}

// ReadKey reads the key of that name in the folder dir.
func ReadKey(dir, name string) (*Key, error) {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	k := &Key{}
	if err := json.Unmarshal(data, k); err != nil || k.Name != name || !IsVerifier(k.Verifier) {
		return nil, fmt.Errorf("密钥文件“%s”读不懂，可能已损坏", filepath.Join(dir, name))
	}
	return k, nil
}

// KeyNames lists the keys in the folder dir, which need not exist.
func KeyNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && CheckKeyName(e.Name()) == nil {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// IsVerifier says whether s is the verifier of a key, in its one form.
func IsVerifier(s string) bool {
	v, err := note.NewVerifier(s)
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(s, "+")
	hash, key, _ := strings.Cut(rest, "+")
	return hash == fmt.Sprintf("%08x", v.KeyHash()) && !strings.ContainsAny(key, "\r\n")
}

// LastKey gives the verifier of the key that signed the register of the
// workspace dir last; "" when none did.
func LastKey(dir string) string {
	r := &Register{}
	r.readKeys(os.DirFS(dir), &finding.List{})
	if len(r.Keys) == 0 {
		return ""
	}
	return r.Keys[len(r.Keys)-1]
}

// KeyName gives the name of the key of a verifier.
func KeyName(verifier string) string {
	name, _, _ := strings.Cut(verifier, "+")
	return name
}
