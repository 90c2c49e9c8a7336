using System.Buffers.Binary;
using System.IO.Compression;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Datasets whose images are plain bytes. An image of class c has level 2c + 1 everywhere.</summary>
internal static class BinaryFiles
{
    /// <summary>Labels from 1 on in files of their own.</summary>
    public static void Stl10(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "stl10_binary")).FullName;
        foreach (var (part, count) in new[] { ("train", 30), ("test", 20) })
        {
            File.WriteAllBytes(Path.Combine(folder, $"{part}_X.bin"), [.. Classes(count).SelectMany(c => Plain(c, 3 * 96 * 96))]);
            File.WriteAllBytes(Path.Combine(folder, $"{part}_y.bin"), [.. Classes(count).Select(c => (byte)(c + 1))]);
        }
        File.WriteAllBytes(Path.Combine(folder, "unlabeled_X.bin"), [.. Classes(12).SelectMany(c => Plain(c, 3 * 96 * 96))]);
        File.WriteAllText(Path.Combine(folder, "class_names.txt"), "airplane\nbird\ncar\ncat\ndeer\ndog\nhorse\nmonkey\nship\ntruck\n");
    }

    /// <summary>Six files of records: label, pixels.</summary>
    public static void Cifar10(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "cifar-10-batches-bin")).FullName;
        foreach (var name in new[] { "data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch" })
            File.WriteAllBytes(Path.Combine(folder, $"{name}.bin"), [.. Classes(20).SelectMany(c => Plain(c, 3072).Prepend((byte)c))]);
        File.WriteAllText(Path.Combine(folder, "batches.meta.txt"), "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    }

    /// <summary>Records of a coarse label, a fine label, and pixels.</summary>
    public static void Cifar100(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "cifar-100-binary")).FullName;
        foreach (var (name, count) in new[] { ("train", 200), ("test", 100) })
            File.WriteAllBytes(Path.Combine(folder, $"{name}.bin"), [.. Enumerable.Range(0, count).SelectMany(i => Plain(i % 100, 3072).Prepend((byte)(i % 100)).Prepend((byte)(i % 20)))]);
        File.WriteAllText(Path.Combine(folder, "fine_label_names.txt"), string.Concat(Enumerable.Range(0, 100).Select(i => $"fine_{i}\n")));
    }

    /// <summary>Gzipped IDX: big-endian magic number and sizes, then bytes.</summary>
    public static void FashionMnist(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "FashionMNIST", "raw")).FullName;
        foreach (var (part, count) in new[] { ("train", 20), ("t10k", 10) })
        {
            Idx(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), 2051, [count, 28, 28], [.. Classes(count).SelectMany(c => Plain(c, 784))]);
            Idx(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), 2049, [count], [.. Classes(count).Select(c => (byte)c)]);
        }
    }

    private static void Idx(string path, int magic, int[] sizes, byte[] values)
    {
        using var file = new GZipStream(File.Create(path), CompressionLevel.Optimal);
        foreach (var number in sizes.Prepend(magic))
        {
            var word = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(word, number);
            file.Write(word);
        }
        file.Write(values);
    }

    private static IEnumerable<int> Classes(int count) => Enumerable.Range(0, count).Select(i => i % 10);

    private static IEnumerable<byte> Plain(int number, int length) => Enumerable.Repeat((byte)(2 * number + 1), length);
}
