namespace InstaHub.Grains.Accounts;

/// <summary>One file of an export: what one feature keeps of a user. A feature registers one for each of its files.</summary>
public interface IExportSection
{
    /// <summary>Name in the archive, such as <c>followers.json</c>.</summary>
    string FileName { get; }

    /// <summary>Whether it is one object; otherwise it is an array.</summary>
    bool IsSingle { get; }

    /// <summary>Reads it piece by piece.</summary>
    /// <returns>JSON texts: the object, or the items of the array.</returns>
    IAsyncEnumerable<string> ReadAsync(Guid userId, CancellationToken cancellationToken);
}
