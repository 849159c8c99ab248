namespace Orleans.Embedded;

internal sealed class NullableCopier<T> : Copier<T?>
    where T : struct
{
    public override T? Copy(T? value, CopyContext context) => value is { } some ? context.Copy(some) : null;
}

internal sealed class KeyValuePairCopier<TKey, TValue> : Copier<KeyValuePair<TKey, TValue>>
{
    public override KeyValuePair<TKey, TValue> Copy(KeyValuePair<TKey, TValue> value, CopyContext context) => new(context.Copy(value.Key), context.Copy(value.Value));
}

internal sealed class TupleCopier<T1, T2> : ObjectCopier<Tuple<T1, T2>>
{
    protected override Tuple<T1, T2> CopyNew(Tuple<T1, T2> value, CopyContext context) =>
        Remembered(value, new(context.Copy(value.Item1), context.Copy(value.Item2)), context);
}

internal sealed class TupleCopier<T1, T2, T3> : ObjectCopier<Tuple<T1, T2, T3>>
{
    protected override Tuple<T1, T2, T3> CopyNew(Tuple<T1, T2, T3> value, CopyContext context) =>
        Remembered(value, new(context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3)), context);
}

internal sealed class ValueTupleCopier<T1> : Copier<ValueTuple<T1>>
{
    public override ValueTuple<T1> Copy(ValueTuple<T1> value, CopyContext context) => new(context.Copy(value.Item1));
}

internal sealed class ValueTupleCopier<T1, T2> : Copier<(T1, T2)>
{
    public override (T1, T2) Copy((T1, T2) value, CopyContext context) => (context.Copy(value.Item1), context.Copy(value.Item2));
}

internal sealed class ValueTupleCopier<T1, T2, T3> : Copier<(T1, T2, T3)>
{
    public override (T1, T2, T3) Copy((T1, T2, T3) value, CopyContext context) => (context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3));
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4> : Copier<(T1, T2, T3, T4)>
{
    public override (T1, T2, T3, T4) Copy((T1, T2, T3, T4) value, CopyContext context) =>
        (context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3), context.Copy(value.Item4));
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5> : Copier<(T1, T2, T3, T4, T5)>
{
    public override (T1, T2, T3, T4, T5) Copy((T1, T2, T3, T4, T5) value, CopyContext context) =>
        (context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3), context.Copy(value.Item4), context.Copy(value.Item5));
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5, T6> : Copier<(T1, T2, T3, T4, T5, T6)>
{
    public override (T1, T2, T3, T4, T5, T6) Copy((T1, T2, T3, T4, T5, T6) value, CopyContext context) =>
        (context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3), context.Copy(value.Item4), context.Copy(value.Item5), context.Copy(value.Item6));
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5, T6, T7> : Copier<(T1, T2, T3, T4, T5, T6, T7)>
{
    public override (T1, T2, T3, T4, T5, T6, T7) Copy((T1, T2, T3, T4, T5, T6, T7) value, CopyContext context) =>
        (context.Copy(value.Item1), context.Copy(value.Item2), context.Copy(value.Item3), context.Copy(value.Item4), context.Copy(value.Item5), context.Copy(value.Item6), context.Copy(value.Item7));
}
