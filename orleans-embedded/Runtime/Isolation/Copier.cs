namespace Orleans.Embedded;

/// <summary>Copies values of one type as they cross the boundary of a grain. Generated for wire types.</summary>
public abstract class Copier
{
    /// <summary>Copies a value whose exact type is this copier's.</summary>
    public abstract object? CopyObject(object? value, CopyContext context);
}

/// <summary>Copies values of <typeparamref name="T"/>.</summary>
public abstract class Copier<T> : Copier
{
    /// <summary>
    /// An independent copy of <paramref name="value"/>, made of its <see cref="IdAttribute"/> members; the value itself where the
    /// type is immutable and <see cref="CopyContext.Wire"/> is false. Keeps which references are the same object. A value of a
    /// derived type is copied by that type's copier.
    /// </summary>
    public abstract T Copy(T value, CopyContext context);

    public sealed override object? CopyObject(object? value, CopyContext context) => Copy((T)value!, context);
}
