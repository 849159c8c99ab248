namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>
/// Writes the names of the referenced assemblies that have a manifest, so that the runtime finds also those of which the
/// assembly's own code uses nothing: the compiler drops such references.
/// </summary>
internal static class ApplicationPartEmitter
{
    public const string HintName = "ApplicationParts.g.cs";

    public static string Emit(IEnumerable<string> assemblies)
    {
        var writer = new CodeWriter();
        foreach (var assembly in assemblies)
        {
            writer.Line($"[assembly: global::Orleans.ApplicationPart(\"{assembly}\")]");
        }

        return writer.ToString();
    }
}
