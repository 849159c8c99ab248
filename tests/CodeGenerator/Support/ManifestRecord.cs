using System.Reflection;

namespace InstaHub.CodeGenerator.Support;

/// <summary>Notes what a manifest registers.</summary>
internal sealed class ManifestRecord : IGrainManifestBuilder
{
    public List<Type> Interfaces { get; } = [];

    public List<Type> GrainClasses { get; } = [];

    public Dictionary<Type, Copier> Copiers { get; } = [];

    public Dictionary<Type, Type> GenericCopiers { get; } = [];

    public static ManifestRecord Of(Assembly assembly)
    {
        var record = new ManifestRecord();
        var attribute = assembly.GetCustomAttribute<GrainAssemblyAttribute>();
        (attribute is null ? null : (IGrainAssemblyManifest?)Activator.CreateInstance(attribute.Manifest))?.Register(record);
        return record;
    }

    void IGrainManifestBuilder.AddInterface(Type interfaceType, Func<GrainReferenceShared, IdSpan, GrainReference> createReference) => Interfaces.Add(interfaceType);

    void IGrainManifestBuilder.AddGrainClass(Type grainClass) => GrainClasses.Add(grainClass);

    void IGrainManifestBuilder.AddCopier<T>(Copier<T> copier) => Copiers.Add(typeof(T), copier);

    void IGrainManifestBuilder.AddGenericCopier(Type openType, Type openCopier) => GenericCopiers.Add(openType, openCopier);
}
