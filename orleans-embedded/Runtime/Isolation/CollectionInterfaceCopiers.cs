namespace Orleans.Embedded;

/// <summary>
/// Copies a collection declared as an interface: by what it really is, or, where that is a type that cannot cross (such as what
/// the compiler makes of a collection expression), into the framework's usual collection, as Orleans does.
/// </summary>
internal abstract class CollectionInterfaceCopier<TInterface> : Copier<TInterface>
    where TInterface : class
{
    public override TInterface Copy(TInterface value, CopyContext context)
    {
        if (value is null)
        {
            return null!;
        }

        if (Copiers.TryForExact(value.GetType(), out _))
        {
            return (TInterface)context.CopyExact<object>(value);
        }

        if (context.TryGetCopy(value, out TInterface known))
        {
            return known;
        }

        var copy = CreateEmpty();
        context.Remember(value, copy);
        Fill(copy, value, context);
        return copy;
    }

    protected abstract TInterface CreateEmpty();

    protected abstract void Fill(TInterface copy, TInterface value, CopyContext context);
}

internal sealed class ListInterfaceCopier<TInterface, T> : CollectionInterfaceCopier<TInterface>
    where TInterface : class, IEnumerable<T>
{
    protected override TInterface CreateEmpty() => (TInterface)(object)new List<T>();

    protected override void Fill(TInterface copy, TInterface value, CopyContext context)
    {
        var list = (List<T>)(object)copy;
        foreach (var item in value)
        {
            list.Add(context.Copy(item));
        }
    }
}

internal sealed class SetInterfaceCopier<TInterface, T> : CollectionInterfaceCopier<TInterface>
    where TInterface : class, IEnumerable<T>
{
    protected override TInterface CreateEmpty() => (TInterface)(object)new HashSet<T>();

    protected override void Fill(TInterface copy, TInterface value, CopyContext context)
    {
        var set = (HashSet<T>)(object)copy;
        foreach (var item in value)
        {
            set.Add(context.Copy(item));
        }
    }
}

internal sealed class DictionaryInterfaceCopier<TInterface, TKey, TValue> : CollectionInterfaceCopier<TInterface>
    where TInterface : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override TInterface CreateEmpty() => (TInterface)(object)new Dictionary<TKey, TValue>();

    protected override void Fill(TInterface copy, TInterface value, CopyContext context)
    {
        var dictionary = (Dictionary<TKey, TValue>)(object)copy;
        foreach (var (key, item) in value)
        {
            dictionary[context.Copy(key)] = context.Copy(item);
        }
    }
}
