namespace Orleans.Embedded;

/// <summary>Copies values declared as an interface, an abstract class or object by what they really are.</summary>
internal sealed class PolymorphicCopier<T> : Copier<T>
{
    public override T Copy(T value, CopyContext context) =>
        value is null || value.GetType() == typeof(object) ? value : (T)context.CopyExact<object>(value);
}
