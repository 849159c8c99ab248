namespace Orleans.Embedded.CodeGenerator.Model;

/// <summary>A grain or observer interface that a reference is generated for.</summary>
/// <param name="Proxy">The class to generate.</param>
/// <param name="Type">The interface as source text.</param>
/// <param name="IsFriendOfRuntime">Whether the runtime's internal members are accessible where the class is generated.</param>
/// <param name="Methods">Its own and all inherited ones.</param>
internal sealed record InterfaceModel(GeneratedType Proxy, string Type, bool IsFriendOfRuntime, EquatableArray<MethodModel> Methods);

/// <summary>A method of a grain interface.</summary>
/// <param name="DeclaringType">The interface that declares it, as source text.</param>
/// <param name="DeclaringTypeOf">The same as the operand of <c>typeof</c>.</param>
/// <param name="InterfaceName">The same as call filters see it.</param>
/// <param name="Name">The method's name.</param>
/// <param name="ReturnType">As source text.</param>
/// <param name="Shape">Which of the permitted return types that is.</param>
/// <param name="ResultType">What the caller awaits, as source text; null when nothing.</param>
/// <param name="Options">The names of the members of InvokeMethodOptions that apply.</param>
/// <param name="ResponseTimeout">As written in the attribute; null without one.</param>
/// <param name="SharesResult">Whether the result is declared immutable.</param>
/// <param name="Parameters">In order, a cancellation token among them.</param>
internal sealed record MethodModel(
    string DeclaringType,
    string DeclaringTypeOf,
    string InterfaceName,
    string Name,
    string ReturnType,
    ReturnShape Shape,
    string? ResultType,
    EquatableArray<string> Options,
    string? ResponseTimeout,
    bool SharesResult,
    EquatableArray<ParameterModel> Parameters)
{
    public bool IsOneWay => Options.Contains("OneWay");
}

/// <summary>The return types that a grain method may have.</summary>
internal enum ReturnShape
{
    Void,
    Task,
    ValueTask,
}

/// <summary>A parameter of a grain method.</summary>
/// <param name="Type">As source text.</param>
/// <param name="TypeOf">The same as the operand of <c>typeof</c>.</param>
/// <param name="Transfer">How the argument crosses the grain's boundary.</param>
internal sealed record ParameterModel(string Type, string TypeOf, Transfer Transfer);

/// <summary>How a value crosses the boundary of a grain.</summary>
internal enum Transfer
{
    /// <summary>As it is: nobody can change it.</summary>
    Assign,

    /// <summary>By the copier of its type.</summary>
    Copy,

    /// <summary>As it is, but on a wire by the copier of its type.</summary>
    CopyImmutable,

    /// <summary>A cancellation token, which the runtime passes on.</summary>
    Cancellation,
}
