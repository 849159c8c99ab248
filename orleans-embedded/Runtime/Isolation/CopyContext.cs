using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>
/// Copies one argument list or one result: remembers what has been copied, so that shared and cyclic references stay so.
/// Belongs to one thread, between <see cref="Rent"/> and <see cref="Return"/>.
/// </summary>
public sealed class CopyContext
{
    [ThreadStatic]
    private static CopyContext? s_spare;

    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    private CopyContext()
    {
    }

    /// <summary>Whether immutable values are taken apart and put together again too, as a wire would do.</summary>
    public bool Wire { get; private set; }

    public static CopyContext Rent(bool wire)
    {
        var context = s_spare ?? new CopyContext();
        s_spare = null;
        context.Wire = wire;
        return context;
    }

    public void Return()
    {
        if (_copies.Count > 0)
        {
            _copies.Clear();
        }

        s_spare = this;
    }

    /// <summary>The copy made of <paramref name="original"/>, if there is one already.</summary>
    public bool TryGetCopy<T>(T original, out T copy)
        where T : class
    {
        var found = _copies.TryGetValue(original, out var value);
        copy = Unsafe.As<T>(value)!;
        return found;
    }

    /// <summary>Remembers a copy before its members are copied, so that a cycle finds it.</summary>
    public void Remember(object original, object copy) => _copies[original] = copy;

    /// <summary>Copies a value by its declared type.</summary>
    public T Copy<T>(T value) => CopierOf<T>.Instance is { } copier ? copier.Copy(value, this) : value;

    /// <summary>Copies a value that was declared immutable where it is used: not at all, but on a wire.</summary>
    public T CopyImmutable<T>(T value) => Wire ? Copy(value) : value;

    /// <summary>Copies a value by its exact type, when that is not the declared one.</summary>
    public T CopyExact<T>(T value)
        where T : class => (T)(Copiers.ForExact(value.GetType())?.CopyObject(value, this) ?? value);

    /// <summary>An error as it is after a wire, where its type can cross one.</summary>
    internal static Exception CopyOnWire(Exception exception)
    {
        var context = Rent(wire: true);
        try
        {
            return Copiers.TryForExact(exception.GetType(), out var copier) && copier is not null ? (Exception)copier.CopyObject(exception, context)! : exception;
        }
        finally
        {
            context.Return();
        }
    }
}
