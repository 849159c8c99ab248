using Orleans.Embedded.CodeGenerator.Collection;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes the reference of a grain interface, which makes a call of each method's arguments.</summary>
internal static class ProxyEmitter
{
    public static string Emit(InterfaceModel model)
    {
        var writer = new CodeWriter();
        using (writer.Block($"namespace {model.Proxy.Namespace}"))
        using (writer.Block(
            $"internal sealed class {model.Proxy.Name}(global::Orleans.Runtime.GrainReferenceShared shared, global::Orleans.Runtime.IdSpan key)",
            $"    : global::Orleans.Runtime.GrainReference(shared, key), {model.Type}"))
        {
            for (var index = 0; index < model.Methods.Count; index++)
            {
                var method = model.Methods[index];
                var call = $"Call{index}_{method.Name}";
                WriteMethod(writer, method, call);
                writer.Line();
                CallEmitter.Write(writer, method, call, model.IsFriendOfRuntime);
                writer.Line();
            }
        }

        return writer.ToString();
    }

    private static void WriteMethod(CodeWriter writer, MethodModel method, string call)
    {
        var parameters = string.Join(", ", method.Parameters.Select((parameter, index) => $"{parameter.Type} a{index}"));
        using (writer.Block($"{method.ReturnType} {method.DeclaringType}.{method.Name.AsIdentifier()}({parameters})"))
        {
            var token = method.Parameters.Select((parameter, index) => parameter.Transfer == Transfer.Cancellation ? $"a{index}" : null).FirstOrDefault(name => name is not null);
            writer.Line($"var call = new {call}({token});");
            WriteArguments(writer, method);
            WriteInvocation(writer, method);
        }
    }

    private static void WriteArguments(CodeWriter writer, MethodModel method)
    {
        var copies = method.Parameters.Any(parameter => parameter.Transfer is Transfer.Copy or Transfer.CopyImmutable);
        if (copies)
        {
            writer.Line("var context = BeginCopy();");
        }

        for (var index = 0; index < method.Parameters.Count; index++)
        {
            if (method.Parameters[index] is { Transfer: not Transfer.Cancellation } parameter)
            {
                writer.Line($"call.a{index} = {Values.Transferred($"a{index}", parameter.Type, parameter.Transfer)};");
            }
        }

        if (copies)
        {
            writer.Line("context.Return();");
        }
    }

    private static void WriteInvocation(CodeWriter writer, MethodModel method)
    {
        if (method.IsOneWay)
        {
            writer.Line("InvokeOneWay(call);");
        }

        var result = (method.Shape, method.IsOneWay) switch
        {
            (ReturnShape.Void, _) => null,
            (ReturnShape.Task, true) => "global::System.Threading.Tasks.Task.CompletedTask",
            (ReturnShape.Task, false) => "Invoke(call)",
            (ReturnShape.ValueTask, true) => "default",
            _ => $"new {method.ReturnType}(Invoke(call))",
        };
        if (result is not null)
        {
            writer.Line($"return {result};");
        }
    }
}
