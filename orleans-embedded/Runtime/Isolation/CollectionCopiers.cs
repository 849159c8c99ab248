using System.Collections.ObjectModel;

namespace Orleans.Embedded;

/// <summary>Copies a reference type once for each object: what was copied already is found again.</summary>
internal abstract class ObjectCopier<T> : Copier<T>
    where T : class
{
    public sealed override T Copy(T value, CopyContext context)
    {
        if (value is null)
        {
            return null!;
        }

        if (value.GetType() != typeof(T))
        {
            return context.CopyExact(value);
        }

        return context.TryGetCopy(value, out T known) ? known : CopyNew(value, context);
    }

    /// <summary>Makes the copy, and remembers it before anything in it is copied.</summary>
    protected abstract T CopyNew(T value, CopyContext context);

    protected static T Remembered(T value, T copy, CopyContext context)
    {
        context.Remember(value, copy);
        return copy;
    }
}

internal sealed class ArrayCopier<T> : Copier<T[]>
{
    public override T[] Copy(T[] value, CopyContext context)
    {
        if (value is null)
        {
            return null!;
        }

        // An array of reference types may be one of a derived element type.
        if (context.TryGetCopy(value, out T[] known))
        {
            return known;
        }

        var copy = (T[])value.Clone();
        context.Remember(value, copy);
        if (CopierOf<T>.Instance is { } copier)
        {
            for (var i = 0; i < copy.Length; i++)
            {
                copy[i] = copier.Copy(copy[i], context);
            }
        }

        return copy;
    }
}

internal sealed class ListCopier<T> : ObjectCopier<List<T>>
{
    protected override List<T> CopyNew(List<T> value, CopyContext context)
    {
        if (CopierOf<T>.Instance is not { } copier)
        {
            return Remembered(value, [.. value], context);
        }

        var copy = Remembered(value, new(value.Count), context);
        foreach (var item in value)
        {
            copy.Add(copier.Copy(item, context));
        }

        return copy;
    }
}

internal sealed class QueueCopier<T> : ObjectCopier<Queue<T>>
{
    protected override Queue<T> CopyNew(Queue<T> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Count), context);
        foreach (var item in value)
        {
            copy.Enqueue(context.Copy(item));
        }

        return copy;
    }
}

internal sealed class StackCopier<T> : ObjectCopier<Stack<T>>
{
    protected override Stack<T> CopyNew(Stack<T> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Count), context);
        foreach (var item in value.Reverse())
        {
            copy.Push(context.Copy(item));
        }

        return copy;
    }
}

internal sealed class HashSetCopier<T> : ObjectCopier<HashSet<T>>
{
    protected override HashSet<T> CopyNew(HashSet<T> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Count, value.Comparer), context);
        foreach (var item in value)
        {
            copy.Add(context.Copy(item));
        }

        return copy;
    }
}

internal sealed class SortedSetCopier<T> : ObjectCopier<SortedSet<T>>
{
    protected override SortedSet<T> CopyNew(SortedSet<T> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Comparer), context);
        foreach (var item in value)
        {
            copy.Add(context.Copy(item));
        }

        return copy;
    }
}

internal sealed class DictionaryCopier<TKey, TValue> : ObjectCopier<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> CopyNew(Dictionary<TKey, TValue> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Count, value.Comparer), context);
        foreach (var (key, item) in value)
        {
            copy.Add(context.Copy(key), context.Copy(item));
        }

        return copy;
    }
}

internal sealed class SortedDictionaryCopier<TKey, TValue> : ObjectCopier<SortedDictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> CopyNew(SortedDictionary<TKey, TValue> value, CopyContext context)
    {
        var copy = Remembered(value, new(value.Comparer), context);
        foreach (var (key, item) in value)
        {
            copy.Add(context.Copy(key), context.Copy(item));
        }

        return copy;
    }
}

internal sealed class ReadOnlyCollectionCopier<T> : ObjectCopier<ReadOnlyCollection<T>>
{
    protected override ReadOnlyCollection<T> CopyNew(ReadOnlyCollection<T> value, CopyContext context)
    {
        var items = new List<T>(value.Count);
        var copy = Remembered(value, new(items), context);
        foreach (var item in value)
        {
            items.Add(context.Copy(item));
        }

        return copy;
    }
}
