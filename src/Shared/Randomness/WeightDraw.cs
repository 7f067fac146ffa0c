namespace ActorSearch.Shared.Randomness;

/// <summary>Draws one number of a distribution.</summary>
/// <param name="stream">What it is drawn from.</param>
public delegate float WeightDraw(ref RandomStream stream);
