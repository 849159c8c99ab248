namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>A message that is known to have been sent. What is done to it is entered when it was answered.</summary>
internal sealed class ModelMessage(Guid id, int sender, string type, string? text)
{
    public Guid Id => id;

    public int Sender => sender;

    public string Type => type;

    public bool IsSystem => type == "system";

    public long Sequence { get; set; }

    public Guid? ClientId { get; init; }

    /// <summary>What it may say: of an edit whose answer was that it is not there, nobody knows.</summary>
    public HashSet<string?> Texts { get; } = [text];

    public string? Text { get; set; } = text;

    public bool IsForwarded { get; init; }

    public bool Disappears { get; init; }

    /// <summary>When it was sent: from the request to the answer; of one sent by nobody's request, unknown.</summary>
    public long Begin { get; set; } = long.MinValue;

    public long End { get; set; } = long.MaxValue;

    /// <summary>When it may have begun to be deleted, and when it was for sure.</summary>
    public long DeletionBegan { get; set; } = long.MaxValue;

    public long DeletionEnded { get; set; } = long.MaxValue;

    public bool IsDeleted => Disappears || DeletionEnded < long.MaxValue;

    public HashSet<(int User, string Emoji)> Reactions { get; } = [];

    /// <summary>Who has deleted it for themselves, and when that was answered.</summary>
    public Dictionary<int, long> HiddenFrom { get; } = [];
}
