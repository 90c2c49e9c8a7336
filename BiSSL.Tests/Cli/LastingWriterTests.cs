using System.Text;
using BiSSL.Training.Cli;

namespace BiSSL.Tests.Cli;

public sealed class LastingWriterTests
{
    [Fact]
    public void Write_WhatItWritesToIsFull_GoesSilentAndSaysWhy()
    {
        using var full = new Full();
        using var writer = new LastingWriter(full);
        writer.WriteLine("one");
        Assert.Null(writer.Fault);
        full.Space = 0;
        writer.WriteLine("two");
        writer.Write('3');
        full.Space = 9;
        writer.WriteLine("four");
        writer.Flush();
        Assert.Equal("No space left on device", writer.Fault);
        Assert.Equal(["one"], full.Lines);
    }

    private sealed class Full : TextWriter
    {
        public List<string> Lines { get; } = [];

        public int Space { get; set; } = 9;

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            if (Space == 0)
                throw new IOException("No space left on device");
            Lines.Add(value!);
        }
    }
}
