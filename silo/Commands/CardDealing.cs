namespace InstaHub.Silo.Commands;

/// <summary>
/// A directed graph of given degrees: the configuration model, with its double edges and loops mended by swaps. What no swap mends,
/// in a small and dense graph, is left out.
/// </summary>
internal sealed class CardDealing
{
    private const int Tries = 200;

    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int[] _cards;

    private CardDealing(int[] starts, int[] cards)
    {
        (_starts, _cards) = (starts, cards);
        _lengths = new int[starts.Length - 1];
        for (var i = 0; i < _lengths.Length; i++)
            _lengths[i] = starts[i + 1] - starts[i];
    }

    /// <summary>How many edges there are.</summary>
    public int Count => _lengths.Sum();

    /// <summary>Makes the graph.</summary>
    /// <param name="hands">How many each one is dealt.</param>
    /// <param name="cards">How often each one is on a card; made to fit <paramref name="hands"/> where they add up to another number.</param>
    /// <param name="random">Decides.</param>
    public static CardDealing Deal(int[] hands, int[] cards, Random random)
    {
        var starts = new int[hands.Length + 1];
        for (var i = 0; i < hands.Length; i++)
            starts[i + 1] = checked(starts[i] + hands[i]);
        var deck = Deck(cards, starts[^1], random);
        var dealing = new CardDealing(starts, deck);
        dealing.Mend(random);
        return dealing;
    }

    /// <summary>Whom one was dealt, in no order.</summary>
    public ReadOnlySpan<int> Of(int hand) => _cards.AsSpan(_starts[hand], _lengths[hand]);

    /// <summary>Who was dealt each one: for each one where they begin, and one end more, and all of them.</summary>
    public (int[] Starts, int[] Hands) Reverse()
    {
        var starts = new int[_lengths.Length + 1];
        for (var hand = 0; hand < _lengths.Length; hand++)
        {
            foreach (var card in Of(hand))
                starts[card + 1]++;
        }
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];

        var hands = new int[starts[^1]];
        var next = starts[..^1];
        for (var hand = 0; hand < _lengths.Length; hand++)
        {
            foreach (var card in Of(hand))
                hands[next[card]++] = hand;
        }
        return (starts, hands);
    }

    private static int[] Deck(int[] cards, int size, Random random)
    {
        var all = new List<int>(size);
        for (var one = 0; one < cards.Length; one++)
        {
            for (var i = 0; i < cards[one]; i++)
                all.Add(one);
        }
        for (var one = 0; all.Count < size; one = (one + 1) % cards.Length)
            all.Add(one);
        var deck = all.ToArray();
        random.Shuffle(deck);
        return deck[..size];
    }

    private void Mend(Random random)
    {
        // The last hand in which each one was seen.
        var seen = new int[_lengths.Length];
        seen.AsSpan().Fill(-1);
        for (var hand = 0; hand < _lengths.Length; hand++)
        {
            var kept = 0;
            for (var i = 0; i < _lengths[hand]; i++)
            {
                var at = _starts[hand] + i;
                if (!Suits(_cards[at]) && !Swap(hand, at, Suits, random))
                    continue;
                seen[_cards[at]] = hand;
                _cards[_starts[hand] + kept++] = _cards[at];
            }
            _lengths[hand] = kept;

            bool Suits(int card) => card != hand && seen[card] != hand;
        }
    }

    private bool Swap(int hand, int at, Func<int, bool> suits, Random random)
    {
        for (var i = 0; i < Tries; i++)
        {
            var otherAt = random.Next(_cards.Length);
            var other = HandAt(otherAt);
            if (other == hand || otherAt >= _starts[other] + _lengths[other] || !suits(_cards[otherAt])
                || _cards[at] == other || Of(other).Contains(_cards[at]))
                continue;
            (_cards[at], _cards[otherAt]) = (_cards[otherAt], _cards[at]);
            return true;
        }
        return false;
    }

    // The last of those that begin there is the one that is not empty.
    private int HandAt(int at)
    {
        var (low, high) = (0, _lengths.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_starts[middle] <= at)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
