using Mono.Cecil;

namespace BiSSL.Tests.Architecture;

/// <summary>What the compiled trainer uses of TorchSharp.</summary>
internal static class TensorApi
{
    /// <summary>Methods as Type.Method, without namespaces and parameters.</summary>
    public static SortedSet<string> UsedBy(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return new SortedSet<string>(module.GetMemberReferences()
            .Where(member => member.DeclaringType.GetElementType().Scope.Name == "TorchSharp")
            .Select(member => $"{member.DeclaringType.GetElementType().Name}.{member.Name}"), StringComparer.Ordinal);
    }
}
