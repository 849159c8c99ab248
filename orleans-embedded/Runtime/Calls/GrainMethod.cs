using System.Reflection;
using Orleans.CodeGeneration;

namespace Orleans.Embedded;

/// <summary>One method of a grain interface; made once for each by generated code.</summary>
/// <param name="interfaceType">The interface that declares the method.</param>
/// <param name="interfaceName">Its full name, as filters see it.</param>
/// <param name="name">The method's name.</param>
/// <param name="parameterTypes">All parameters, cancellation tokens included.</param>
/// <param name="options">What its attributes say.</param>
/// <param name="responseTimeout">Of <see cref="ResponseTimeoutAttribute"/>; null for the configured one.</param>
public sealed class GrainMethod(Type interfaceType, string interfaceName, string name, Type[] parameterTypes, InvokeMethodOptions options, string? responseTimeout = null)
{
    public Type InterfaceType => interfaceType;

    public string InterfaceName => interfaceName;

    public string Name => name;

    public InvokeMethodOptions Options => options;

    public TimeSpan? ResponseTimeout { get; } = responseTimeout is null ? null : TimeSpan.Parse(responseTimeout, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the caller can cancel it.</summary>
    public bool IsCancellable { get; } = parameterTypes.Contains(typeof(CancellationToken));

    /// <summary>The interface as traces name it, with the types it is nested in.</summary>
    internal string ActivityPrefix => field ??= interfaceName[((interfaceType.Namespace?.Length ?? -1) + 1)..].Replace('+', '.');

    /// <summary>Looked up when a filter asks for it.</summary>
    public MethodInfo Method => field ??= interfaceType.GetMethod(name, parameterTypes) ?? throw new MissingMethodException(interfaceName, name);
}
