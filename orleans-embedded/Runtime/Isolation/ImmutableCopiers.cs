using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Orleans.Embedded;

// An immutable collection is shared when its elements are leaves; otherwise its elements, which may change, are copied.
internal sealed class ImmutableArrayCopier<T> : Copier<ImmutableArray<T>>
{
    public override ImmutableArray<T> Copy(ImmutableArray<T> value, CopyContext context) =>
        value.IsDefault || CopierOf<T>.Instance is null ? value : [.. value.Select(context.Copy)];
}

internal sealed class ImmutableListCopier<T> : ObjectCopier<ImmutableList<T>>
{
    protected override ImmutableList<T> CopyNew(ImmutableList<T> value, CopyContext context) =>
        CopierOf<T>.Instance is null ? value : Remembered(value, [.. value.Select(context.Copy)], context);
}

internal sealed class ImmutableHashSetCopier<T> : ObjectCopier<ImmutableHashSet<T>>
{
    protected override ImmutableHashSet<T> CopyNew(ImmutableHashSet<T> value, CopyContext context) =>
        CopierOf<T>.Instance is null ? value : Remembered(value, ImmutableHashSet.CreateRange(value.KeyComparer, value.Select(context.Copy)), context);
}

internal sealed class ImmutableDictionaryCopier<TKey, TValue> : ObjectCopier<ImmutableDictionary<TKey, TValue>>
    where TKey : notnull
{
    protected override ImmutableDictionary<TKey, TValue> CopyNew(ImmutableDictionary<TKey, TValue> value, CopyContext context) =>
        CopierOf<TKey>.Instance is null && CopierOf<TValue>.Instance is null
            ? value
            : Remembered(value, ImmutableDictionary.CreateRange(value.KeyComparer, value.ValueComparer, value.Select(pair => KeyValuePair.Create(context.Copy(pair.Key), context.Copy(pair.Value)))), context);
}

internal sealed class ImmutableValueCopier<T> : Copier<Immutable<T>>
{
    public override Immutable<T> Copy(Immutable<T> value, CopyContext context) => context.Wire ? new(context.Copy(value.Value)) : value;
}
