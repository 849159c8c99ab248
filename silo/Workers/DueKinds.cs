namespace InstaHub.Silo.Workers;

/// <summary>The kinds of rows in <c>due_jobs</c>; they never change meaning.</summary>
public static class DueKinds
{
    /// <summary>A post is to be published; the key is its id.</summary>
    public const string Publish = "publish";

    /// <summary>A message is to be sent; the key is its id.</summary>
    public const string SendMessage = "send_message";

    /// <summary>A message disappears; the key is its id.</summary>
    public const string ExpireMessage = "expire_message";

    /// <summary>A chat has ended for all, and what was in it goes; the key is its id.</summary>
    public const string PurgeChat = "purge_chat";
}
