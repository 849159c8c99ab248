using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Names the generated manifest of an assembly that has grains or wire types.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainAssemblyAttribute(Type manifest) : Attribute
{
    public Type Manifest => manifest;
}

/// <summary>What code generation found in one assembly.</summary>
public interface IGrainAssemblyManifest
{
    void Register(IGrainManifestBuilder builder);
}

/// <summary>Takes what generated manifests say.</summary>
public interface IGrainManifestBuilder
{
    /// <summary>A grain or observer interface and how to make a reference of it.</summary>
    void AddInterface(Type interfaceType, Func<GrainReferenceShared, IdSpan, GrainReference> createReference);

    /// <summary>A grain class that is not abstract.</summary>
    void AddGrainClass(Type grainClass);

    /// <summary>A wire type and its copier.</summary>
    void AddCopier<T>(Copier<T> copier);

    /// <summary>An open generic wire type and its copier, of the same type parameters.</summary>
    void AddGenericCopier(Type openType, Type openCopier);
}
