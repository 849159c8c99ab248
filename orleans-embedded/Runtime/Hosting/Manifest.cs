using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The grain classes and interfaces of the process's assemblies.</summary>
internal sealed class Manifest : IGrainManifestBuilder
{
    private readonly EmbeddedRuntime _runtime;
    private readonly Dictionary<Type, Func<GrainReferenceShared, IdSpan, GrainReference>> _interfaces = [];
    private readonly List<Type> _grainClasses = [];

    public Manifest(EmbeddedRuntime runtime)
    {
        _runtime = runtime;
        foreach (var assembly in GrainAssemblies.All)
        {
            ((IGrainAssemblyManifest)Activator.CreateInstance(assembly, nonPublic: true)!).Register(this);
        }

        var classes = new Dictionary<GrainType, GrainClass>();
        foreach (var type in _grainClasses)
        {
            var grainClass = new GrainClass(runtime, type);
            if (!classes.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException($"{type} and {classes[grainClass.GrainType]} have the same grain type '{grainClass.GrainType}': give each a [GrainType]");
            }
        }

        Classes = classes.ToFrozenDictionary();
    }

    public FrozenDictionary<GrainType, GrainClass> Classes { get; }

    public int InterfaceCount => _interfaces.Count;

    void IGrainManifestBuilder.AddInterface(Type interfaceType, Func<GrainReferenceShared, IdSpan, GrainReference> createReference) => _interfaces[interfaceType] = createReference;

    void IGrainManifestBuilder.AddGrainClass(Type grainClass) => _grainClasses.Add(grainClass);

    void IGrainManifestBuilder.AddCopier<T>(Copier<T> copier) => Copiers.Register(typeof(T), copier);

    void IGrainManifestBuilder.AddGenericCopier(Type openType, Type openCopier) => Copiers.RegisterGeneric(openType, openCopier);

    public GrainClass ClassOf(GrainType grainType) =>
        Classes.GetValueOrDefault(grainType) ?? throw new ArgumentException($"Could not find an implementation for grain type {grainType}");

    /// <summary>How references of an interface are made.</summary>
    public Func<GrainReferenceShared, IdSpan, GrainReference> ReferenceMaker(Type interfaceType) =>
        _interfaces.GetValueOrDefault(interfaceType) ?? throw new ArgumentException($"{interfaceType} is no grain interface of an assembly with generated code");

    /// <summary>The grain class of an interface: the only one, that of the prefix, or that of the interface's name less its I.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several and nothing chooses one.</exception>
    public GrainClass Implementation(Type interfaceType, string? classNamePrefix)
    {
        var candidates = Classes.Values.Where(grainClass => grainClass.Type.IsAssignableTo(interfaceType)).ToList();
        if (classNamePrefix is not null)
        {
            candidates.RemoveAll(grainClass => !grainClass.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));
        }
        else if (candidates.Find(grainClass => grainClass.Type.Name == interfaceType.Name[1..]) is { } namesake)
        {
            return namesake;
        }

        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}"),
            _ => throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: {string.Join(", ", candidates)}"),
        };
    }

    /// <summary>Refuses what would not work on Orleans.</summary>
    public void Validate()
    {
        var wireTypes = new WireTypes();
        foreach (var contract in _interfaces.Keys)
        {
            wireTypes.CheckInterface(contract);
        }

        wireTypes.ThrowIfAny();
    }

    /// <summary>The generated manifests of the loaded assemblies and of the parts that those name, found once for the process.</summary>
    private static class GrainAssemblies
    {
        public static readonly Type[] All = Find();

        private static Type[] Find()
        {
            var found = new HashSet<Type>();
            var seen = new HashSet<Assembly>();
            var todo = new Stack<Assembly>(AssemblyLoadContext.Default.Assemblies);
            while (todo.TryPop(out var assembly))
            {
                if (!seen.Add(assembly) || assembly.IsDynamic)
                {
                    continue;
                }

                if (assembly.GetCustomAttribute<GrainAssemblyAttribute>() is { } attribute)
                {
                    found.Add(attribute.Manifest);
                }

                foreach (var part in assembly.GetCustomAttributes<ApplicationPartAttribute>())
                {
                    todo.Push(Assembly.Load(part.AssemblyName));
                }
            }

            return [.. found];
        }
    }
}
