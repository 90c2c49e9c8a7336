using System.Text.RegularExpressions;
using Mono.Cecil;

namespace BiSSL.Tests.Architecture;

/// <summary>
/// Members of a tensor library, one a line, as source sees them: types without the namespace TorchSharp, names and defaults of parameters.
/// A parameter <c>names</c> is left out: TorchSharp's factories end with it, ours do not, and nothing passes it.
/// </summary>
internal static partial class TensorApi
{
    /// <summary>What an assembly uses of another, without the other's own additions in namespace BiSSL.</summary>
    public static SortedSet<string> UsedBy(string assembly, string library)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly));
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver });
        var members = module.GetMemberReferences().Where(member => IsOf(library, member.DeclaringType)).Select(member => Line(member.Resolve()));
        var types = module.GetTypeReferences().Where(type => IsOf(library, type)).SelectMany(type => Lines(type.Resolve()));
        return new SortedSet<string>(members.Concat(types), StringComparer.Ordinal);
    }

    /// <summary>All that a library offers, inherited members under the name of each heir.</summary>
    public static HashSet<string> Of(string library)
    {
        using var resolver = new DefaultAssemblyResolver();
        using var module = ModuleDefinition.ReadModule(library, new ReaderParameters { AssemblyResolver = resolver });
        return [.. module.GetTypes().SelectMany(type => Lines(type).Concat(Members(type).Select(member => Line(member, type))))];
    }

    private static bool IsOf(string library, TypeReference type) =>
        type.GetElementType().Scope.Name == library && !type.GetElementType().FullName.StartsWith("BiSSL.", StringComparison.Ordinal);

    private static IEnumerable<IMemberDefinition> Members(TypeDefinition? type)
    {
        for (; type?.FullName.StartsWith("TorchSharp.", StringComparison.Ordinal) == true; type = type.BaseType?.Resolve())
        {
            foreach (var member in type.Methods.Concat<IMemberDefinition>(type.Fields))
                yield return member;
        }
    }

    /// <summary>A type; an enumeration with its values, for these leave no other trace in what is compiled.</summary>
    private static IEnumerable<string> Lines(TypeDefinition type) => type.IsEnum
        ? type.Fields.Where(field => field.HasConstant).Select(field => Plain($"{type.FullName}.{field.Name} = {field.Constant}"))
        : [Plain($"{type.FullName}: type")];

    private static string Line(IMemberDefinition member, TypeDefinition? heir = null)
    {
        var owner = (heir ?? member.DeclaringType).FullName;
        var kind = member is MethodDefinition { IsStatic: true } or FieldDefinition { IsStatic: true } ? "static " : "";
        return Plain(member is MethodDefinition method
            ? $"{owner}.{method.Name}({string.Join(", ", method.Parameters.Where(p => p.Name != "names").Select(Text))}): {kind}{method.ReturnType.FullName}"
            : $"{owner}.{member.Name}: {kind}{((FieldDefinition)member).FieldType.FullName}");
    }

    private static string Text(ParameterDefinition parameter) =>
        (parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == nameof(ParamArrayAttribute)) ? "params " : "")
        + $"{parameter.ParameterType.FullName} {parameter.Name}"
        + (parameter.HasConstant ? FormattableString.Invariant($" = {parameter.Constant ?? "null"}") : parameter.IsOptional ? " = default" : "");

    private static string Plain(string text) => Noise().Replace(text, "").Replace('/', '.').Replace(",", ", ", StringComparison.Ordinal).Replace(",  ", ", ", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(TorchSharp|System(\.Collections\.Generic)?)\.|`\d(?=<)")]
    private static partial Regex Noise();
}
