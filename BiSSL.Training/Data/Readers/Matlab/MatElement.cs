namespace BiSSL.Training.Data.Readers.Matlab;

/// <param name="Position">Where its tag begins.</param>
internal readonly record struct MatElement(MatType Type, int Position, ReadOnlyMemory<byte> Data);

/// <summary>Numbers of MATLAB's data types.</summary>
internal enum MatType
{
    Int8 = 1,
    UInt8 = 2,
    Int16 = 3,
    UInt16 = 4,
    Int32 = 5,
    UInt32 = 6,
    Single = 7,
    Double = 9,
    Int64 = 12,
    UInt64 = 13,
    Matrix = 14,
    Compressed = 15,
    Utf8 = 16,
    Utf16 = 17,
}

/// <summary>Numbers of MATLAB's array classes.</summary>
internal enum MatClass
{
    Cell = 1,
    Struct = 2,
    Text = 4,
    Double = 6,
    UInt64 = 15,
}
