using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace BiSSL.Training.Weights;

/// <summary>
/// A safetensors file open for reading: 8 bytes with the header's length, the header in JSON, then the bytes of the tensors without gaps
/// (huggingface.co/docs/safetensors). Everything is checked when it is opened; bytes are read when asked for.
/// </summary>
public sealed class SafeTensorsFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly Dictionary<string, TensorEntry> _entries;

    private SafeTensorsFile(string path, SafeFileHandle handle, SafeTensorsHeader header)
    {
        (Path, _handle, Metadata, Entries) = (path, handle, header.Metadata, header.Entries);
        _entries = Entries.ToDictionary(e => e.Name);
    }

    public string Path { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<TensorEntry> Entries { get; }

    /// <exception cref="UserError">It is not there, cannot be read, or is not a valid safetensors file; says why.</exception>
    public static SafeTensorsFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, options: FileOptions.RandomAccess);
            return new SafeTensorsFile(path, handle, ReadHeader(handle));
        }
        catch (Exception e) when (e is HeaderFault or IOException or UnauthorizedAccessException)
        {
            handle?.Dispose();
            throw new UserError(e is HeaderFault
                ? $"{path} is not a valid safetensors file: {e.Message}; get it or write it again."
                : $"{path} cannot be read ({FileFault.Why(path, e)}); check its name and your rights.", e);
        }
    }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public TensorEntry Find(string name) =>
        _entries.GetValueOrDefault(name) ?? throw new UserError($"{Path} has no tensor '{name}'; check that it is the right file.");

    /// <summary>Fills a span with the bytes of a tensor from <paramref name="offset"/> on.</summary>
    /// <exception cref="UserError">The file became shorter since it was opened.</exception>
    public void Read(TensorEntry entry, long offset, Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, entry.Length - offset);
        try
        {
            ReadExactly(_handle, entry.Offset + offset, bytes);
        }
        catch (Exception e) when (e is HeaderFault or IOException)
        {
            throw new UserError($"{Path} cannot be read any more at tensor '{entry.Name}' ({e.Message}); get it or write it again.", e);
        }
    }

    public void Dispose() => _handle.Dispose();

    private static SafeTensorsHeader ReadHeader(SafeFileHandle handle)
    {
        long length = RandomAccess.GetLength(handle);
        Span<byte> first = stackalloc byte[8];
        ReadExactly(handle, 0, first);
        ulong header = BinaryPrimitives.ReadUInt64LittleEndian(first);
        if (header > SafeTensorsHeader.MaxLength || (long)header > length - 8)
            throw new HeaderFault($"it says that its header has {header} bytes, and the file has {length}");
        byte[] json = new byte[header];
        ReadExactly(handle, 8, json);
        return SafeTensorsHeader.Parse(json, 8 + json.Length, length - 8 - json.Length);
    }

    private static void ReadExactly(SafeFileHandle handle, long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0)
                throw new HeaderFault("it is cut short");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
