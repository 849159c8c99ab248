using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call that has been made: its method and its arguments.</summary>
public interface IInvokable : IDisposable
{
    bool IsCancellable { get; }

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    Type GetInterfaceType();

    MethodInfo GetMethod();

    object? GetTarget();

    CancellationToken GetCancellationToken();

    TimeSpan? GetDefaultResponseTimeout();

    bool TryCancel();
}

/// <summary>What holds an object that is called.</summary>
public interface ITargetHolder
{
    object? GetTarget();

    /// <summary>The attached component of that type, or null.</summary>
    object? GetComponent(Type componentType);
}
