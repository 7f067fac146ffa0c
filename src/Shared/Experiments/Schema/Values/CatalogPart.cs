using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>A part of a <see cref="Catalog"/>.</summary>
internal abstract record CatalogPart
{
    private CatalogPart()
    {
    }

    /// <summary>The path of the setting whose words are kinds; null for settings alone.</summary>
    public virtual string? Path => null;

    /// <summary>What its settings must agree on.</summary>
    public virtual ImmutableArray<Rule> Rules => [];

    /// <summary>The words of its kinds for classes.</summary>
    public virtual ImmutableArray<string> WordsForClasses => [];

    /// <summary>Its own settings, in order.</summary>
    /// <param name="needs">By path, when settings of kinds are used that kinds of another setting use.</param>
    public abstract IEnumerable<Setting> Settings(IReadOnlyDictionary<string, Needed?> needs);

    /// <summary>Settings that need no kind.</summary>
    public sealed record Alone(ImmutableArray<Setting> All) : CatalogPart
    {
        /// <inheritdoc/>
        public override IEnumerable<Setting> Settings(IReadOnlyDictionary<string, Needed?> needs) => All;
    }

    /// <summary>A setting with its kinds.</summary>
    public sealed record Family<T>(Setting<Kind<T>> Setting, ImmutableArray<Kind<T>> Kinds) : CatalogPart
    {
        // A catalog is composed part by part, and each step looks at all parts again.
        private ImmutableArray<Setting> _settings;
        private ImmutableArray<Rule> _rules;

        /// <inheritdoc/>
        public override string Path => Setting.Path;

        /// <inheritdoc/>
        public override ImmutableArray<string> WordsForClasses => [.. Kinds.Where(kind => kind.IsForClasses).Select(kind => kind.Word)];

        /// <inheritdoc/>
        public override ImmutableArray<Rule> Rules => _rules.IsDefault ? _rules = [.. Kinds.SelectMany(kind => kind.Rules.Select(rule => rule with
        {
            About = [Setting, .. rule.About],
            IsBroken = values => values.IsUsed(Setting) && values.KindOf(Setting).Word == kind.Word && rule.IsBroken(values),
        }))] : _rules;

        /// <inheritdoc/>
        public override IEnumerable<Setting> Settings(IReadOnlyDictionary<string, Needed?> needs) =>
            needs.TryGetValue(Setting.Path, out var needed) ? Compose(needed) : _settings.IsDefault ? _settings = [.. Compose(Setting.Needs)] : _settings;

        private IEnumerable<Setting> Compose(Needed? needed)
        {
            if (Kinds.GroupBy(kind => kind.Word).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw new ArgumentException($"{Setting.Path} has two kinds called {twice.Key}.");
            }

            if (Kinds.All(kind => kind.Word != Setting.Default))
            {
                throw new ArgumentException($"{Setting.Path} has no kind called {Setting.Default}, which is its default.");
            }

            var decides = Setting with { Kind = new FamilyKind<T>(Kinds), Needs = needed };
            return Kinds.SelectMany(kind => kind.Settings).DistinctBy(used => used.Path)
                .Select(used => used with { Needs = Needed(used, decides) }).Prepend(decides);
        }

        // A setting that all kinds use is always used.
        private Needed? Needed(Setting used, Setting decides)
        {
            ImmutableArray<string> words = [.. Kinds.Where(kind => kind.Settings.Any(own => own.Path == used.Path)).Select(kind => kind.Word)];
            return words.Length == Kinds.Length ? decides.Needs : new Needed(decides, words);
        }
    }
}
