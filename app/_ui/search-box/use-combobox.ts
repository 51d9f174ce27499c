import { usePathname } from "next/navigation";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import type { Finds, Suggestions } from "./suggest.ts";
import { useSuggestions } from "./use-suggestions.ts";

/**
 * State and keys of an editable combobox with list autocomplete (WAI-ARIA APG): Down enters the list, Up goes to its
 * last option, Enter takes the active one or submits the form, Escape closes and then clears; all other keys edit.
 * Enter without an active option is offered to `onEnter` first, with the suggestions for what is typed, null while they load; if
 * it returns true, the form is not submitted.
 * An empty box offers the artists chosen before, and a last option that clears them.
 * The input keeps its own value, so that what is typed before scripts run isn't lost.
 */
export function useCombobox(
  input: RefObject<HTMLInputElement | null>,
  defaultValue: string,
  finds: Finds,
  onEnter: (suggestions: Suggestions | null) => boolean,
) {
  const listId = useId();
  const pathname = usePathname();
  const [text, setText] = useState(defaultValue);
  /** Until then, what the input holds was typed before the scripts ran. */
  const isMounted = useRef(false);
  const [hadFocus, setHadFocus] = useState(false);
  /** The person is typing or browsing, so suggestions, or the message that there are none, may be shown. */
  const [isOpen, setIsOpen] = useState(false);
  /** Index of the active option, -1 for none. */
  const [active, setActive] = useState(-1);
  const { engine, suggestions: latest, hasFailed } = useSuggestions(text, finds, hadFocus, isOpen);
  const isEmpty = text.trim() === "";
  // Suggestions of an empty box don't match typed text, nor the other way round.
  const suggestions = latest !== null && (latest.state === "recent") === isEmpty ? latest : null;
  const matches = suggestions === null ? 0 : suggestions.matches.length + suggestions.tags.length;
  const count = matches > 0 && isEmpty ? matches + 1 : matches;
  const isListed = isOpen && count > 0;

  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  /** Ends the search: the list closes and the box loses focus, so that a phone's keyboard uncovers the results. */
  const finish = () => {
    close();
    input.current?.blur();
  };
  const hold = (held: string) => {
    if (input.current) input.current.value = held;
    setText(held);
  };
  /** Ends the search because an artist was chosen; the box then holds `held`, if given. */
  const take = (held?: string) => {
    if (held !== undefined) hold(held);
    finish();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page, or a new result, resets the box
  useEffect(() => {
    const isNewPage = isMounted.current && document.activeElement !== input.current;
    if (input.current && isNewPage) input.current.value = defaultValue;
    isMounted.current = true;
    setText(input.current?.value ?? defaultValue);
    close();
  }, [pathname, defaultValue]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before scripts ran
  useEffect(() => {
    if (input.current === null || document.activeElement !== input.current) return;
    setHadFocus(true);
    if (input.current.value !== defaultValue) setIsOpen(true);
  }, []);

  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  const settled =
    suggestions?.typed === text && (suggestions.state === "complete" || suggestions.state === "failed")
      ? suggestions
      : null;
  /** Whether Enter is dealt with, so that the form need not be submitted. */
  const enter = () => !isEmpty && onEnter(settled);

  const onEscape = () => {
    if (isOpen && (isListed || !isEmpty)) return close();
    hold("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, arrows, Enter and Escape are its own.
    if (event.nativeEvent.isComposing) return;
    const next = engine && count > 0 ? engine.nextOption(event, active, isListed, count) : null;
    if (next !== null) {
      setIsOpen(true);
      setActive(next);
    } else if (event.key === "Enter" && isListed && active >= 0) {
      document.getElementById(`${listId}-${active}`)?.click();
    } else if (event.key === "Escape") {
      onEscape();
    } else if (event.key === "Enter" && enter()) {
      // Dealt with.
    } else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) setActive(-1);
      return;
    }
    event.preventDefault();
  };
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.target.value);
    setIsOpen(true);
    setActive(-1);
  };
  const onFocus = () => {
    setHadFocus(true);
    if (isEmpty) setIsOpen(true);
  };
  const inputHandlers = { onFocus, onBlur: close, onChange, onKeyDown };
  return {
    listId,
    engine,
    suggestions,
    hasFailed,
    isOpen,
    isListed,
    isEmpty,
    active,
    settled,
    close,
    finish,
    take,
    enter,
    inputHandlers,
  };
}
