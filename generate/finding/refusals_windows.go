package finding

import "syscall"

// localRefusals are what Windows alone refuses, by its own numbers.
var localRefusals = []refusal{
	{syscall.Errno(19), "磁盘是只读的"},
	{syscall.Errno(21), "磁盘没有准备好"},
	{syscall.Errno(32), "别的程序正打开着它"},
	{syscall.Errno(33), "别的程序正打开着它"},
	{syscall.Errno(39), "磁盘满了"},
	{syscall.Errno(59), "网络出错"},
	{syscall.Errno(64), "网络断开了"},
	{syscall.Errno(112), "磁盘满了"},
	{syscall.Errno(121), "网络没有回应"},
	{syscall.Errno(123), "名称或路径不对"},
	{syscall.Errno(145), "文件夹不是空的"},
	{syscall.Errno(206), "名称太长"},
	{syscall.Errno(267), "路径中间有一段是文件，不是文件夹"},
	{syscall.Errno(1117), "磁盘或网络出错"},
}
