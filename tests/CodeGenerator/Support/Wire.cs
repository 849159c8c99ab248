[assembly: AssemblyFixture(typeof(InstaHub.CodeGenerator.Support.GeneratedCopiers))]

namespace InstaHub.CodeGenerator.Support;

/// <summary>Makes the copiers known that were generated for this assembly and for the one that it derives from.</summary>
public sealed class GeneratedCopiers
{
    public GeneratedCopiers()
    {
        foreach (var assembly in new[] { typeof(Contracts.Document).Assembly, typeof(GeneratedCopiers).Assembly })
        {
            var manifest = ManifestRecord.Of(assembly);
            foreach (var (type, copier) in manifest.Copiers)
            {
                Copiers.Register(type, copier);
            }

            foreach (var (type, copier) in manifest.GenericCopiers)
            {
                Copiers.RegisterGeneric(type, copier);
            }
        }
    }
}

/// <summary>Copies values as a grain's boundary does.</summary>
internal static class Wire
{
    /// <summary>A copy as it is made within one process.</summary>
    public static T Local<T>(T value) => Copy(value, wire: false);

    /// <summary>A copy as a wire would make it: nothing is shared but leaves.</summary>
    public static T Full<T>(T value) => Copy(value, wire: true);

    public static T Copy<T>(T value, bool wire)
    {
        var context = CopyContext.Rent(wire);
        var copy = context.Copy(value);
        context.Return();
        return copy;
    }
}
