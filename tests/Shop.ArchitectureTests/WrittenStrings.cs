using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Shop.ArchitectureTests;

/// <summary>
/// The strings that a program was written with, each with the type in whose code it stands; of interpolated ones each part.
/// </summary>
internal static class WrittenStrings
{
    public static IReadOnlyList<(string Type, string Text)> Of(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.Types.SelectMany(type => In(type).Select(text => (type.FullName, text)))];
    }

    private static IEnumerable<string> In(TypeDefinition type) =>
    [
        .. type.Fields.Select(field => field.Constant).OfType<string>(),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode == OpCodes.Ldstr).Select(instruction => (string)instruction.Operand),
        .. type.NestedTypes.SelectMany(In),
    ];
}
