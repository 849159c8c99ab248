using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>
/// Writes the copier of a wire type. Members are reached through accessors that the runtime binds by name
/// (<c>UnsafeAccessorAttribute</c>), so that private, init-only and get-only ones need no reflection.
/// </summary>
internal static class CopierEmitter
{
    private const string Context = "global::Orleans.Embedded.CopyContext";

    public static string Emit(CopierModel model)
    {
        var writer = new CodeWriter();
        using (writer.Block($"namespace {model.Copier.Namespace}"))
        using (writer.Block(
            [
                "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]",
                $"{(model.IsPublic ? "public" : "internal")} sealed class {model.ClassName} : global::Orleans.Embedded.Copier<{model.Type}>",
                .. model.Constraints.Select(constraint => $"    {constraint}"),
            ]))
        {
            using (writer.Block($"public override {model.Type} Copy({model.Type} value, {Context} context)"))
            {
                WriteCopy(writer, model);
            }

            WriteCopyMembers(writer, model);
            AccessorEmitter.Write(writer, model);
        }

        return writer.ToString();
    }

    private static void WriteCopy(CodeWriter writer, CopierModel model)
    {
        if (model.IsPlain)
        {
            writer.Line("return value;");
        }
        else if (model.Kind == WireTypeKind.Structure)
        {
            WriteCopyOfStructure(writer, model);
        }
        else
        {
            WriteCopyOfClass(writer, model);
        }
    }

    private static void WriteCopyOfStructure(CodeWriter writer, CopierModel model)
    {
        WriteShortcut(writer, model.IsImmutable);
        writer.Line($"{model.Type} copy = default;");
        WriteMembers(writer, model, "ref value", "ref copy");
        writer.Line("return copy;");
    }

    private static void WriteCopyOfClass(CodeWriter writer, CopierModel model)
    {
        writer.Line("if (value is null) return null!;");
        if (model.Inheritance == Inheritance.Abstract)
        {
            writer.Line("return context.CopyExact(value);");
            return;
        }

        // Before anything that goes by this type: a type that derives from an immutable one need not be immutable.
        if (model.Inheritance == Inheritance.Open)
        {
            writer.Line($"if (value.GetType() != typeof({model.Type})) return context.CopyExact(value);");
        }

        // Nobody changes an exception that has been thrown, and a copy would lose where that was.
        WriteShortcut(writer, model.IsImmutable || model.Kind == WireTypeKind.Exception);
        writer.Line("if (context.TryGetCopy(value, out var known)) return known;");
        writer.Line(model.IsConstructed
            ? "var copy = Create();"
            : $"var copy = ({model.Type})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({model.Type}));");
        if (model is { Kind: WireTypeKind.Exception, IsConstructed: false })
        {
            writer.Line("Initialize(copy);");
        }

        writer.Line("context.Remember(value, copy);");
        writer.Line("CopyMembers(value, copy, context);");
        writer.Line("return copy;");
    }

    private static void WriteShortcut(CodeWriter writer, bool isImmutable)
    {
        if (isImmutable)
        {
            writer.Line("if (!context.Wire) return value;");
        }
    }

    /// <summary>Writes what the copiers of derived types call, be they in other assemblies.</summary>
    private static void WriteCopyMembers(CodeWriter writer, CopierModel model)
    {
        if (model.Kind == WireTypeKind.Structure)
        {
            return;
        }

        writer.Line();
        using (writer.Block($"public static void CopyMembers({model.Type} value, {model.Type} copy, {Context} context)"))
        {
            if (model.BaseCopier is not null)
            {
                writer.Line($"{model.BaseCopier}.CopyMembers(value, copy, context);");
            }
            else if (model.Kind == WireTypeKind.Exception)
            {
                ExceptionEmitter.WriteState(writer);
            }

            WriteMembers(writer, model, "value", "copy");
        }
    }

    private static void WriteMembers(CodeWriter writer, CopierModel model, string from, string to)
    {
        for (var index = 0; index < model.Members.Count; index++)
        {
            var member = model.Members[index];
            var value = Values.Transferred(member.IsProperty ? $"Get{index}({from})" : $"Field{index}({from})", member.Type, member.Transfer);
            writer.Line(member.IsProperty ? $"Set{index}({to}, {value});" : $"Field{index}({to}) = {value};");
        }
    }
}
