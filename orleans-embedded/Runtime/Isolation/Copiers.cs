using System.Collections.Concurrent;
using System.Net;
using System.Numerics;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>The copier of <typeparamref name="T"/>; null when values of it need none, because nothing about them can change.</summary>
public static class CopierOf<T>
{
    public static readonly Copier<T>? Instance = (Copier<T>?)Copiers.ForDeclared(typeof(T));
}

/// <summary>
/// The copiers of the process: generated ones, those of the framework's collections, and those made of both for constructed
/// types, once each.
/// </summary>
public static class Copiers
{
    private static readonly ConcurrentDictionary<Type, Copier?> Known = new();
    private static readonly ConcurrentDictionary<Type, Type> Generic = new();
    private static readonly ConcurrentDictionary<Type, Copier?> Made = new();

    private static readonly HashSet<Type> Leaves =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly),
        typeof(TimeOnly), typeof(Uri), typeof(Version), typeof(IPAddress), typeof(IPEndPoint), typeof(BigInteger), typeof(Int128),
        typeof(UInt128), typeof(Half), typeof(CancellationToken), typeof(VoidResult), typeof(GrainId), typeof(GrainType), typeof(IdSpan),
        typeof(GrainInterfaceType), typeof(SiloAddress), typeof(ReadOnlyMemory<byte>), typeof(object),
    ];

    static Copiers() => BuiltInCopiers.Register();

    /// <summary>How many wire types have been generated.</summary>
    internal static int Count => Known.Count + Generic.Count;

    /// <summary>For generated manifests.</summary>
    public static void Register(Type type, Copier copier) => Known[type] = copier;

    /// <summary>For generated manifests: an open generic type and its copier of the same type parameters.</summary>
    public static void RegisterGeneric(Type openType, Type openCopier) => Generic[openType] = openCopier;

    /// <summary>The copier of values declared as that type, which may be of a derived one.</summary>
    /// <exception cref="CodecNotFoundException">The type cannot cross the boundary of a grain.</exception>
    internal static Copier? ForDeclared(Type type) =>
        TryForDeclared(type, out var copier) ? copier : throw new CodecNotFoundException($"Could not find a copier for type {type}: it needs [GenerateSerializer]");

    /// <summary>The copier of values of exactly that type.</summary>
    /// <exception cref="CodecNotFoundException">The type cannot cross the boundary of a grain.</exception>
    internal static Copier? ForExact(Type type) =>
        TryForExact(type, out var copier) ? copier : throw new CodecNotFoundException($"Could not find a copier for type {type}: it needs [GenerateSerializer]");

    internal static bool TryForDeclared(Type type, out Copier? copier)
    {
        if (TryForExact(type, out copier))
        {
            if (type == typeof(object))
            {
                copier = new PolymorphicCopier<object>();
            }

            return true;
        }

        if (type.IsInterface || type.IsAbstract)
        {
            copier = Made.GetOrAdd(type, static type => BuiltInCopiers.ForInterface(type) ?? (Copier)Activator.CreateInstance(typeof(PolymorphicCopier<>).MakeGenericType(type))!);
            return true;
        }

        return false;
    }

    internal static bool TryForExact(Type type, out Copier? copier)
    {
        if (IsLeaf(type))
        {
            copier = null;
            return true;
        }

        return Known.TryGetValue(type, out copier) || Made.TryGetValue(type, out copier) || TryMake(type, out copier);
    }

    /// <summary>Whether values of that type are shared always: nothing about them can change.</summary>
    internal static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || Leaves.Contains(type) || type.IsAssignableTo(typeof(IAddressable)) || type.IsAssignableTo(typeof(Type))
        || (type.IsAssignableTo(typeof(Exception)) && !Known.ContainsKey(type));

    /// <summary>Whether a constructed type is one whose arguments alone must be able to cross.</summary>
    internal static bool IsCollection(Type type) => type.IsSZArray || (type.IsGenericType && BuiltInCopiers.Has(type.GetGenericTypeDefinition()));

    private static bool TryMake(Type type, out Copier? copier)
    {
        copier = null;
        Type? copierType = null;
        if (type.IsSZArray)
        {
            copierType = typeof(ArrayCopier<>).MakeGenericType(type.GetElementType()!);
        }
        else if (type.IsGenericType && Generic.TryGetValue(type.GetGenericTypeDefinition(), out var open))
        {
            copierType = open.MakeGenericType(type.GetGenericArguments());
        }

        if (copierType is null)
        {
            return false;
        }

        copier = Made.GetOrAdd(type, (Copier)Activator.CreateInstance(copierType, nonPublic: true)!);
        return true;
    }
}
