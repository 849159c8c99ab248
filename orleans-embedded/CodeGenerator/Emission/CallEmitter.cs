using Orleans.Embedded.CodeGenerator.Collection;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes the call of one method: a class that holds its arguments and invokes it on a grain.</summary>
internal static class CallEmitter
{
    private const string OutOfRange = "throw new global::System.ArgumentOutOfRangeException(nameof(index))";

    public static void Write(CodeWriter writer, MethodModel method, string name, bool isFriendOfRuntime)
    {
        using (writer.Block($"private sealed class {name} : global::Orleans.Embedded.GrainCall<{method.ResultType ?? "global::Orleans.Embedded.VoidResult"}>"))
        {
            WriteMethodField(writer, method);
            WriteArguments(writer, method, name);
            writer.Line("public override global::Orleans.Embedded.GrainMethod Method => s_method;");
            if (method.SharesResult)
            {
                writer.Line("protected override bool SharesResult => true;");
            }

            writer.Line($"public override int GetArgumentCount() => {method.Parameters.Count};");
            WriteGetArgument(writer, method);
            WriteSetArgument(writer, method);
            WriteInvoke(writer, method, isFriendOfRuntime ? "protected internal" : "protected");
        }
    }

    private static void WriteMethodField(CodeWriter writer, MethodModel method)
    {
        var types = string.Join(", ", method.Parameters.Select(parameter => $"typeof({parameter.TypeOf})"));
        var options = method.Options.Count == 0 ? "None" : string.Join(" | global::Orleans.CodeGeneration.InvokeMethodOptions.", method.Options);
        writer.Line("private static readonly global::Orleans.Embedded.GrainMethod s_method = new(");
        writer.Line($"    typeof({method.DeclaringTypeOf}),");
        writer.Line($"    {method.InterfaceName.AsLiteral()},");
        writer.Line($"    {method.Name.AsLiteral()},");
        writer.Line($"    [{types}],");
        writer.Line($"    global::Orleans.CodeGeneration.InvokeMethodOptions.{options},");
        writer.Line($"    {method.ResponseTimeout?.AsLiteral() ?? "null"});");
    }

    /// <summary>The fields; and the constructor that takes the token, because only the call itself may accept it.</summary>
    private static void WriteArguments(CodeWriter writer, MethodModel method, string name)
    {
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            var parameter = method.Parameters[index];
            writer.Line(parameter.Transfer == Transfer.Cancellation
                ? $"public {name}({parameter.Type} cancellation) => Accept(cancellation);"
                : $"public {parameter.Type} a{index} = default!;");
        }
    }

    private static void WriteGetArgument(CodeWriter writer, MethodModel method)
    {
        using (writer.Expression("public override object? GetArgument(int index) => index switch"))
        {
            for (var index = 0; index < method.Parameters.Count; index++)
            {
                writer.Line($"{index} => {Argument(method.Parameters[index], index)},");
            }

            writer.Line($"_ => {OutOfRange},");
        }
    }

    private static void WriteSetArgument(CodeWriter writer, MethodModel method)
    {
        using (writer.Block("public override void SetArgument(int index, object value)"))
        using (writer.Block("switch (index)"))
        {
            for (var index = 0; index < method.Parameters.Count; index++)
            {
                var parameter = method.Parameters[index];
                var cast = $"({parameter.Type})value";
                writer.Line($"case {index}: {(parameter.Transfer == Transfer.Cancellation ? $"Accept({cast})" : $"a{index} = {cast}")}; break;");
            }

            writer.Line($"default: {OutOfRange};");
        }
    }

    private static void WriteInvoke(CodeWriter writer, MethodModel method, string accessibility)
    {
        var header = $"{accessibility} override global::System.Threading.Tasks.Task Invoke(object target)";
        var invocation = $"(({method.DeclaringType})target).{method.Name.AsIdentifier()}({string.Join(", ", method.Parameters.Select(Argument))})";
        if (method.Shape != ReturnShape.Void)
        {
            writer.Line($"{header} => {invocation}{(method.Shape == ReturnShape.ValueTask ? ".AsTask()" : "")};");
            return;
        }

        using (writer.Block(header))
        {
            writer.Line($"{invocation};");
            writer.Line("return global::System.Threading.Tasks.Task.CompletedTask;");
        }
    }

    private static string Argument(ParameterModel parameter, int index) => parameter.Transfer == Transfer.Cancellation ? "Cancellation" : $"a{index}";
}
