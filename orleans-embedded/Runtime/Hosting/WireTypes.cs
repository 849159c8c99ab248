using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Finds at start-up what could not cross a wire: types without <see cref="GenerateSerializerAttribute"/> and members without
/// <see cref="IdAttribute"/>, named by the method that needs them. Orleans would refuse the first and silently lose the second.
/// </summary>
internal sealed class WireTypes
{
    // FieldAttributes.NotSerialized, which [NonSerialized] sets; the name itself is obsolete.
    private const FieldAttributes NotSerialized = (FieldAttributes)0x80;

    private readonly HashSet<Type> _checked = [];
    private readonly List<string> _errors = [];

    public void CheckInterface(Type contract)
    {
        foreach (var method in contract.GetMethods())
        {
            foreach (var parameter in method.GetParameters())
            {
                Check(parameter.ParameterType, $"{contract.FullName}.{method.Name}, parameter '{parameter.Name}'");
            }

            if (method.ReturnType.IsGenericType)
            {
                Check(method.ReturnType.GetGenericArguments()[0], $"{contract.FullName}.{method.Name}, result");
            }
        }
    }

    /// <exception cref="OrleansConfigurationException">Something was found.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new OrleansConfigurationException($"{_errors.Count} wire types cannot cross a wire:{Environment.NewLine}{string.Join(Environment.NewLine, _errors)}");
        }
    }

    private void Check(Type type, string where)
    {
        if (!_checked.Add(type) || type.IsGenericParameter || Copiers.IsLeaf(type))
        {
            return;
        }

        if (type.HasElementType)
        {
            Check(type.GetElementType()!, where);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Check(argument, where);
        }

        if (Copiers.IsCollection(type) || type.IsInterface)
        {
            return;
        }

        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            _errors.Add($"{type.FullName} has no [GenerateSerializer] ({where})");
            return;
        }

        foreach (var (member, memberType) in Members(type))
        {
            Check(memberType, $"{type.FullName}.{member}");
        }
    }

    private IEnumerable<(string Name, Type Type)> Members(Type type)
    {
        var primary = PrimaryConstructorParameters(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            var property = field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<') ? type.GetProperty(field.Name[1..field.Name.IndexOf('>')], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) : null;
            if (field.Attributes.HasFlag(NotSerialized) || (property is null && field.IsDefined(typeof(CompilerGeneratedAttribute))))
            {
                continue;
            }

            var name = property?.Name ?? field.Name;
            if (!field.IsDefined(typeof(IdAttribute)) && property?.IsDefined(typeof(IdAttribute)) != true && !primary.Contains(name))
            {
                _errors.Add($"{type.FullName}.{name} has no [Id]: it would be lost");
                continue;
            }

            yield return (name, field.FieldType);
        }

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !parent.IsAssignableTo(typeof(Exception)))
        {
            yield return ("base", parent);
        }
    }

    // A record's positional members are numbered by their position when they say nothing else.
    private static HashSet<string> PrimaryConstructorParameters(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        if (!isRecord && type.GetCustomAttribute<GenerateSerializerAttribute>()?.IncludePrimaryConstructorParameters != true)
        {
            return [];
        }

        var names = type.GetProperties().Select(property => property.Name).ToHashSet();
        return type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(constructor => constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet())
            .Where(parameters => parameters.Count > 0 && parameters.IsSubsetOf(names))
            .MaxBy(parameters => parameters.Count) ?? [];
    }
}
