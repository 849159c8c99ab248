using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Embedded;

/// <summary>The framework's types that can cross the boundary of a grain when their type arguments can.</summary>
internal static class BuiltInCopiers
{
    private static readonly Dictionary<Type, Type> Types = new()
    {
        [typeof(Nullable<>)] = typeof(NullableCopier<>),
        [typeof(List<>)] = typeof(ListCopier<>),
        [typeof(Queue<>)] = typeof(QueueCopier<>),
        [typeof(Stack<>)] = typeof(StackCopier<>),
        [typeof(HashSet<>)] = typeof(HashSetCopier<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCopier<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCopier<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCopier<,>),
        [typeof(KeyValuePair<,>)] = typeof(KeyValuePairCopier<,>),
        [typeof(ReadOnlyCollection<>)] = typeof(ReadOnlyCollectionCopier<>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCopier<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCopier<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCopier<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCopier<,>),
        [typeof(Concurrency.Immutable<>)] = typeof(ImmutableValueCopier<>),
        [typeof(Tuple<,>)] = typeof(TupleCopier<,>),
        [typeof(Tuple<,,>)] = typeof(TupleCopier<,,>),
        [typeof(ValueTuple<>)] = typeof(ValueTupleCopier<>),
        [typeof(ValueTuple<,>)] = typeof(ValueTupleCopier<,>),
        [typeof(ValueTuple<,,>)] = typeof(ValueTupleCopier<,,>),
        [typeof(ValueTuple<,,,>)] = typeof(ValueTupleCopier<,,,>),
        [typeof(ValueTuple<,,,,>)] = typeof(ValueTupleCopier<,,,,>),
        [typeof(ValueTuple<,,,,,>)] = typeof(ValueTupleCopier<,,,,,>),
        [typeof(ValueTuple<,,,,,,>)] = typeof(ValueTupleCopier<,,,,,,>),
    };

    private static readonly Dictionary<Type, Type> Interfaces = new()
    {
        [typeof(IEnumerable<>)] = typeof(ListInterfaceCopier<,>),
        [typeof(ICollection<>)] = typeof(ListInterfaceCopier<,>),
        [typeof(IReadOnlyCollection<>)] = typeof(ListInterfaceCopier<,>),
        [typeof(IList<>)] = typeof(ListInterfaceCopier<,>),
        [typeof(IReadOnlyList<>)] = typeof(ListInterfaceCopier<,>),
        [typeof(ISet<>)] = typeof(SetInterfaceCopier<,>),
        [typeof(IReadOnlySet<>)] = typeof(SetInterfaceCopier<,>),
        [typeof(IDictionary<,>)] = typeof(DictionaryInterfaceCopier<,,>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(DictionaryInterfaceCopier<,,>),
    };

    /// <summary>The copier of values declared as a collection interface; null for any other type.</summary>
    public static Copier? ForInterface(Type type) =>
        type.IsInterface && type.IsGenericType && Interfaces.TryGetValue(type.GetGenericTypeDefinition(), out var copier)
            ? (Copier)Activator.CreateInstance(copier.MakeGenericType([type, .. type.GetGenericArguments()]))!
            : null;

    public static bool Has(Type openType) => Types.ContainsKey(openType);

    public static void Register()
    {
        foreach (var (type, copier) in Types)
        {
            Copiers.RegisterGeneric(type, copier);
        }
    }
}
