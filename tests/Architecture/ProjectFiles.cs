using System.Reflection;
using System.Xml.Linq;

namespace InstaHub.Architecture;

/// <summary>The project files of the checkout that the tests were built in.</summary>
internal static class ProjectFiles
{
    /// <summary>The folder that has InstaHub.sln.</summary>
    public static string Root { get; } = typeof(ProjectFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Checkout").Value!;

    /// <summary>The projects that a project references, as file names without ending.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))];

    /// <summary>The packages that a project references.</summary>
    public static IReadOnlyList<string> PackagesOf(string project) =>
        [.. Load(project).Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value)];

    /// <summary>The source files below a folder, without built output.</summary>
    public static IEnumerable<string> SourcesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root, project));
}
