using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes how an exception's own state is carried: message, inner exception, HResult, data and stack trace, as in Orleans.</summary>
internal static class ExceptionEmitter
{
    private const string Exception = "global::System.Exception";

    public static void WriteState(CodeWriter writer)
    {
        writer.Line("Message(copy) = Message(value);");
        writer.Line($"InnerException(copy) = ({Exception}?)context.Copy<object?>(value.InnerException);");
        writer.Line("copy.HResult = value.HResult;");
        using (writer.Block("foreach (global::System.Collections.DictionaryEntry entry in value.Data)"))
        {
            writer.Line("copy.Data[context.Copy<object>(entry.Key)] = context.Copy<object?>(entry.Value);");
        }

        writer.Line("if (value.StackTrace is { } trace) global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.SetRemoteStackTrace(copy, trace);");
    }

    public static void WriteAccessors(CodeWriter writer, CopierModel model)
    {
        if (model is { IsConstructed: false, Inheritance: not Inheritance.Abstract })
        {
            AccessorEmitter.Write(writer, "Method", ".ctor", $"void Initialize({Exception} target)");
        }

        if (model.BaseCopier is null)
        {
            AccessorEmitter.Write(writer, "Field", "_message", $"ref string? Message({Exception} target)");
            AccessorEmitter.Write(writer, "Field", "_innerException", $"ref {Exception}? InnerException({Exception} target)");
        }
    }
}
