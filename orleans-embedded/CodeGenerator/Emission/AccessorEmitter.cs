using Orleans.Embedded.CodeGenerator.Collection;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes the accessors by which a copier reaches what may not be accessible to it.</summary>
internal static class AccessorEmitter
{
    public static void Write(CodeWriter writer, CopierModel model)
    {
        if (model.IsPlain)
        {
            return;
        }

        if (model is { IsConstructed: true, Kind: not WireTypeKind.Structure, Inheritance: not Inheritance.Abstract })
        {
            Write(writer, "Constructor", null, $"{model.Type} Create()");
        }

        var parameter = model.Kind == WireTypeKind.Structure ? $"ref {model.Type} target" : $"{model.Type} target";
        for (var index = 0; index < model.Members.Count; index++)
        {
            WriteMember(writer, model.Members[index], index, parameter);
        }

        if (model.Kind == WireTypeKind.Exception)
        {
            ExceptionEmitter.WriteAccessors(writer, model);
        }
    }

    /// <summary>
    /// Writes the accessor of <paramref name="signature"/>; <paramref name="kind"/> is a member of <c>UnsafeAccessorKind</c> and
    /// <paramref name="name"/> that of the member in metadata, null where the kind says it.
    /// </summary>
    public static void Write(CodeWriter writer, string kind, string? name, string signature)
    {
        var target = name is null ? "" : $", Name = {name.AsLiteral()}";
        writer.Line();
        writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}{target})]");
        writer.Line($"private static extern {signature};");
    }

    private static void WriteMember(CodeWriter writer, WireMember member, int index, string parameter)
    {
        if (member.IsProperty)
        {
            Write(writer, "Method", "get_" + member.Name, $"{member.Type} Get{index}({parameter})");
            Write(writer, "Method", "set_" + member.Name, $"void Set{index}({parameter}, {member.Type} value)");
        }
        else
        {
            Write(writer, "Field", member.Name, $"ref {member.Type} Field{index}({parameter})");
        }
    }
}
