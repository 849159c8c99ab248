using System.Reflection;

namespace InstaHub.Silo.Database;

/// <summary>The SQL files built into this assembly, named by their path below <c>silo/Database</c>.</summary>
public static class SqlFiles
{
    private const string Prefix = "sql/";
    private static readonly Assembly Assembly = typeof(SqlFiles).Assembly;

    /// <summary>All files directly in <paramref name="folder"/>, as (file name, text).</summary>
    public static IEnumerable<(string Name, string Text)> InFolder(string folder)
    {
        var start = $"{Prefix}{folder}/";
        return Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal) && !name.AsSpan(start.Length).Contains('/'))
            .Select(name => (name[start.Length..], ReadResource(name)));
    }

    /// <summary>The text of one file, e.g. <c>Locking/holders.sql</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string Read(string path) => ReadResource(Prefix + path);

    private static string ReadResource(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"There is no SQL file {name} in {Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
