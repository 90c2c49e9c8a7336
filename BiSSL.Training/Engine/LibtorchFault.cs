using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>A fault of libtorch, in its own words, or an exception inside a derivative in C#.</summary>
public sealed class LibtorchFault(string message, Exception inner) : ExternalException(message, inner);
