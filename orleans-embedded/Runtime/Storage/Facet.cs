using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Constructor parameters that the runtime supplies, not the services: persistent states.</summary>
internal static class Facet
{
    /// <summary>The facet parameters of a grain class, in order.</summary>
    public static ParameterInfo[] ParametersOf(Type grainClass) =>
        [.. grainClass.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters().Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute))) ?? []];

    /// <summary>What makes the value of one such parameter.</summary>
    public static Func<Activation, object> For(ParameterInfo parameter, Type grainClass)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException($"[PersistentState] of {grainClass}, parameter '{parameter.Name}', is for IPersistentState<T>");
        }

        var create = typeof(PersistentState<>).MakeGenericType(type.GetGenericArguments()).GetMethod(nameof(PersistentState<>.Create))!
            .CreateDelegate<Func<Activation, PersistentStateAttribute, object>>();
        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        return activation => create(activation, attribute);
    }
}
