namespace InstaHub.Grains.Common;

/// <summary>
/// Sends messages to many addresses, to each one at a time: what comes while one is under way goes together in the next. So a hot address
/// gets few messages that say all.
/// </summary>
/// <param name="send">Sends a message, and says whether it arrived; must not throw.</param>
/// <param name="merge">What two messages say together.</param>
public sealed class Mailboxes<TAddress, TMessage>(Func<TAddress, TMessage, Task<bool>> send, Func<TMessage, TMessage, TMessage> merge)
    where TAddress : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TAddress, Mailbox> _mailboxes = [];

    /// <summary>Sends a message, alone or with others; completes when it has been sent.</summary>
    /// <returns>Whether it arrived.</returns>
    public Task<bool> PostAsync(TAddress address, TMessage message)
    {
        lock (_lock)
        {
            if (_mailboxes.TryGetValue(address, out var mailbox))
            {
                mailbox.Next = mailbox.Next is { } waiting ? waiting with { Message = merge(waiting.Message, message) } : new(message);
                return mailbox.Next.Sent.Task;
            }

            mailbox = new Mailbox();
            _mailboxes[address] = mailbox;
            var first = new Envelope(message);
            // On the thread pool, and without the context of the grain that happened to be first.
            ThreadPool.UnsafeQueueUserWorkItem(
                static state => _ = state.Mailboxes.SendAllAsync(state.Address, state.Mailbox, state.First),
                (Mailboxes: this, Address: address, Mailbox: mailbox, First: first), preferLocal: false);
            return first.Sent.Task;
        }
    }

    private async Task SendAllAsync(TAddress address, Mailbox mailbox, Envelope? envelope)
    {
        while (envelope is not null)
        {
            envelope.Sent.SetResult(await send(address, envelope.Message));
            lock (_lock)
            {
                envelope = mailbox.Next;
                mailbox.Next = null;
                if (envelope is null)
                    _mailboxes.Remove(address);
            }
        }
    }

    // There while a message is under way.
    private sealed class Mailbox
    {
        public Envelope? Next { get; set; }
    }

    private sealed record Envelope(TMessage Message)
    {
        public TaskCompletionSource<bool> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
