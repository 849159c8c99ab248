using InstaHub.GrainInterfaces.LinkPreviews;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>Previews by address, at most <paramref name="capacity"/> of them, the least recently used going first. Not thread-safe.</summary>
internal sealed class KeptPreviews(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>Finds what is kept.</summary>
    /// <param name="url">The address.</param>
    /// <param name="now">The time.</param>
    /// <param name="preview">Null also if it is kept that there is none.</param>
    /// <returns>Whether anything is.</returns>
    public bool TryGet(string url, DateTimeOffset now, out LinkPreview? preview)
    {
        preview = null;
        if (!_entries.TryGetValue(url, out var node))
            return false;
        _byUse.Remove(node);
        if (node.Value.Until <= now)
        {
            _entries.Remove(url);
            return false;
        }

        _byUse.AddFirst(node);
        preview = node.Value.Preview;
        return true;
    }

    /// <summary>Keeps a preview, or that there is none.</summary>
    public void Keep(string url, LinkPreview? preview, DateTimeOffset until)
    {
        if (_entries.Remove(url, out var before))
            _byUse.Remove(before);
        _entries.Add(url, _byUse.AddFirst(new Entry(url, preview, until)));
        if (_entries.Count <= capacity)
            return;
        _entries.Remove(_byUse.Last!.Value.Url);
        _byUse.RemoveLast();
    }

    private readonly record struct Entry(string Url, LinkPreview? Preview, DateTimeOffset Until);
}
